import { devNull } from 'node:os';
import { join } from 'node:path';

/** Where and how a git command runs: folder, whole environment, and settings that overrule the user's. */
export interface Place {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** `key=value`, each given to git with `-c`. */
  readonly settings: readonly string[];
}

/** The user's line endings and attributes: theirs to choose in their own checkout, never in ours. */
const EXACT_BYTES = [
  'core.autocrlf=false',
  'core.eol=lf',
  'core.safecrlf=false',
  `core.attributesFile=${devNull}`,
];

/** Where a command has an option for it, the command says it itself. */
const SAME_FOR_EVERYONE = [
  `core.hooksPath=${devNull}`,
  'core.fsmonitor=false',
  'core.checkStat=default',
  'core.trustctime=true',
  'core.ignoreStat=false',
  'core.filesRefLockTimeout=1000',
  'core.packedRefsTimeout=1000',
  'safe.bareRepository=all',
  'gc.auto=0',
  'maintenance.auto=false',
  'fetch.pruneTags=false',
  'fetch.writeCommitGraph=false',
  'fetch.recurseSubmodules=false',
  'submodule.recurse=false',
  'protocol.version=2',
  'clone.defaultRemoteName=origin',
];

/** The user's means of transport and places of configuration; every other GIT_ variable is dropped. */
const KEPT =
  /^GIT_(SSL_|SSH|HTTP_|PROXY_|ASKPASS$|EXEC_PATH$|CONFIG_(GLOBAL|SYSTEM|NOSYSTEM|COUNT|(KEY|VALUE)_\d+)$)/i;

/** simple-git refuses these in an environment; no command here opens an editor or a pager. */
const INTERACTIVE = new Set(['EDITOR', 'VISUAL', 'PAGER', 'PREFIX']);

const OURS = {
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_REPLACE_OBJECTS: '1',
  // A path that cannot exist: git warns about graft files it can open.
  GIT_GRAFT_FILE: join(devNull, 'none'),
  GIT_LITERAL_PATHSPECS: '1',
  GIT_ATTR_NOSYSTEM: '1',
};

function usersEnvironment(): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    const upper = name.toUpperCase();
    const dropped = INTERACTIVE.has(upper) || (upper.startsWith('GIT_') && !KEPT.test(upper));
    if (value !== undefined && !dropped) kept[name] = value;
  }
  return kept;
}

/**
 * A place whose outcomes do not depend on the user's settings.
 * @param variables GIT_ variables of the command, such as GIT_DIR
 */
export function place(folder: string, variables: Readonly<Record<string, string>> = {}): Place {
  const env = { ...usersEnvironment(), ...OURS, ...variables };
  return { folder, env, settings: [...SAME_FOR_EVERYONE, ...EXACT_BYTES] };
}

/** The same place with more variables. */
export function withVariables(at: Place, variables: Readonly<Record<string, string>>): Place {
  return { ...at, env: { ...at.env, ...variables } };
}

/** The same place with more settings. */
export function withSettings(at: Place, ...settings: readonly string[]): Place {
  return { ...at, settings: [...at.settings, ...settings] };
}

/** The same place, files read and written with the line endings and attributes the user configured. */
export function withUsersLineEndings(at: Place): Place {
  return { ...at, settings: SAME_FOR_EVERYONE };
}
