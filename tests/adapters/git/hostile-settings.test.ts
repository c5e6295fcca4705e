import { chmodSync, mkdirSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { gitOpener } from '../../../src/adapters/git/opener.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { ANN, CARL, commit, git, makeRepository, problemOf, put } from './repository.ts';

const folder = realpathSync(temporaryFolder('hostile'));
const markers = join(folder, 'ran');
afterEach(() => {
  vi.unstubAllEnvs();
});

const SCRIPT = `#!/bin/sh\ntouch '${markers}/'"$(basename "$0")"\nexit 1\n`;
const HOOKS = [
  'post-checkout',
  'reference-transaction',
  'post-index-change',
  'pre-auto-gc',
  'post-rewrite',
  'fsmonitor',
  'signer',
  'differ',
  'filter',
];

/** Personal settings, each of which has changed what some command does. */
const CONFIG = `
[user]
  name = Personal Name
  email = personal@example.org
  signingKey = nobody
[commit]
  gpgSign = true
[tag]
  gpgSign = true
  forceSignAnnotated = true
[gpg]
  program = ${join(folder, 'hooks/signer')}
[core]
  hooksPath = ${join(folder, 'hooks')}
  fsmonitor = ${join(folder, 'hooks/fsmonitor')}
  attributesFile = ${join(folder, 'attributes')}
  autocrlf = true
  eol = crlf
  safecrlf = true
  quotePath = true
  checkStat = minimal
  trustctime = false
  ignoreStat = true
  splitIndex = true
  untrackedCache = true
  abbrev = 5
  logAllRefUpdates = always
  sparseCheckout = true
  warnAmbiguousRefs = true
  pager = false
  bigFileThreshold = 1
[filter "bad"]
  clean = ${join(folder, 'hooks/filter')}
  smudge = ${join(folder, 'hooks/filter')}
[diff]
  renames = copies
  noprefix = true
  relative = true
  orderFile = ${join(folder, 'order')}
  ignoreSubmodules = all
  external = ${join(folder, 'hooks/differ')}
  submodule = log
[status]
  renames = copies
  relativePaths = true
  showUntrackedFiles = no
  branch = true
  short = true
[fetch]
  prune = true
  pruneTags = true
  writeCommitGraph = true
  recurseSubmodules = true
[transfer]
  hideRefs = refs/tags
[gc]
  auto = 1
[maintenance]
  auto = true
[rerere]
  enabled = true
  autoUpdate = true
[i18n]
  commitEncoding = ISO-8859-1
  logOutputEncoding = ISO-8859-1
[color]
  ui = always
[log]
  showSignature = true
[submodule]
  recurse = true
[safe]
  bareRepository = explicit
[protocol]
  version = 0
[worktree]
  guessRemote = true
[checkout]
  defaultRemote = origin
[init]
  templateDir = ${folder}
[clone]
  defaultRemoteName = mine
[merge]
  renames = false
[add]
  ignoreErrors = true
`;

const ENVIRONMENT = {
  GIT_CONFIG_GLOBAL: join(folder, 'gitconfig'),
  GIT_DIR: join(folder, 'nowhere'),
  GIT_WORK_TREE: folder,
  GIT_INDEX_FILE: join(folder, 'nowhere/index'),
  GIT_OBJECT_DIRECTORY: join(folder, 'nowhere/objects'),
  GIT_COMMON_DIR: join(folder, 'nowhere'),
  GIT_NAMESPACE: 'elsewhere',
  GIT_CEILING_DIRECTORIES: folder,
  GIT_AUTHOR_NAME: 'Someone Else',
  GIT_COMMITTER_DATE: '1 +0000',
  GIT_EXTERNAL_DIFF: 'false',
  GIT_DIFF_OPTS: '-u0',
  GIT_ICASE_PATHSPECS: '1',
  GIT_TRACE: '2',
  GIT_DEFAULT_HASH: 'sha256',
  GIT_CONFIG_PARAMETERS: "'core.bare'='true'",
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'core.autocrlf',
  GIT_CONFIG_VALUE_0: 'input',
  EDITOR: 'false',
  PAGER: 'false',
  LC_ALL: 'de_DE.UTF-8',
  LANGUAGE: 'de',
};

mkdirSync(markers);
put(folder, {
  gitconfig: CONFIG,
  attributes: '*.rs text eol=crlf ident filter=bad\n',
  order: 'z*\n',
  ...Object.fromEntries(HOOKS.map((hook) => [`hooks/${hook}`, SCRIPT])),
});
for (const hook of HOOKS) chmodSync(join(folder, 'hooks', hook), 0o755);

/** Everything the adapter does, once; paths are left out, so that two repositories can be compared. */
async function everything(name: string): Promise<unknown> {
  const fork = join(folder, name, 'fork');
  const upstream = join(folder, name, 'upstream');
  const worktree = join(folder, name, 'worktree');
  const repository = await gitOpener.open(fork);
  const before = readFileSync(join(fork, '.git/index'));
  const release = await repository.fetch(upstream, '1.0.0', 'refs/trust-upstream/r');
  const id = await repository.writeBlob(Buffer.from('a\r\nb\n$Id$\n'));
  const tree = await repository.writeTree('main', [
    { path: 'ü.rs', entry: { mode: '100644', id } },
  ]);
  const parents = [(await repository.commitId('main')) ?? '', release];
  const made = await repository.writeCommit({
    tree,
    parents,
    author: ANN,
    committer: CARL,
    message: 'é',
  });
  await repository.moveRefs([{ ref: 'refs/heads/made', old: null, next: made }], 'r');
  await repository.addWorktree(worktree, made, 'sync/1.0.0');
  const clean = await repository.dirtyPaths(worktree);
  put(worktree, { 'new.rs': 'n\r\n$Id$\n', 'renamed.rs': 'One\ntwo\nthree\n' });
  const outcome = {
    release,
    made: await repository.commit(made),
    commits: (await repository.commitsBetween('main', made)).map((one) => one.id),
    base: await repository.mergeBase('main', made),
    tags: await repository.tags(),
    refs: await repository.refs('refs/'),
    changes: await repository.changes('main~1', made),
    conflicts: await repository.cherryPickConflicts([
      { before: 'main~1', after: made, onto: release },
    ]),
    files: await repository.files(made, ''),
    clean,
    dirty: await repository.dirtyPaths(worktree),
    checkedOut: readFileSync(join(worktree, 'ü.rs'), 'latin1'),
    snapshot: await repository.files(await repository.snapshotWorktree(worktree), ''),
    refused: (await problemOf(repository.updateWorktree(worktree, made, 'main~1'))).split(':')[0],
    bare: await (await gitOpener.open(join(folder, name, 'bare.git'))).commitId('main'),
  };
  await repository.resetWorktree(worktree, 'main');
  await repository.showTree(worktree, tree);
  expect(readFileSync(join(worktree, 'ü.rs'), 'latin1')).toBe('a\r\nb\n$Id$\n');
  await repository.removeWorktree(worktree);
  const scratch = await gitOpener.openScratch(fork, [upstream]);
  await scratch.close();
  const first = await repository.commitId('main~1');
  expect((await repository.commit(first ?? '')).message).toBe('first\n');
  expect(await repository.mergeBase('main', 'grafted')).toBeNull();
  expect(await repository.dirtyPaths(fork)).toStrictEqual([]);
  expect(readFileSync(join(fork, '.git/index')).equals(before)).toBe(true);
  await repository.updateWorktree(fork, 'main', 'main');
  await repository.close();
  return outcome;
}

/** A fork and its upstream with replaced and grafted history, a submodule and a rename. */
function makePair(name: string): void {
  const upstream = makeRepository(join(folder, name, 'upstream'));
  commit(upstream, { 'a.rs': 'upstream\n' });
  git(upstream, ['tag', '--annotate', '--message', 'release', '1.0.0']);
  commit(upstream, { 'a.rs': 'later\n' });
  const fork = makeRepository(join(folder, name, 'fork'));
  const first = commit(fork, { 'a.rs': 'one\ntwo\nthree\n', 'z.rs': 'z\n' }, 'first');
  git(fork, ['mv', 'a.rs', 'renamed.rs']);
  git(fork, ['update-index', '--add', '--cacheinfo', `160000,${'d'.repeat(40)},llvm`]);
  git(fork, ['commit', '--quiet', '--message', 'second']);
  const second = git(fork, ['rev-parse', 'HEAD']);
  git(fork, ['reset', '--quiet', '--hard']);
  git(fork, ['clone', '--quiet', '--bare', '.', '../bare.git']);
  const other = git(fork, ['commit-tree', `${first}^{tree}`, '-m', 'replacement']);
  git(fork, ['replace', first, other]);
  const parent = git(fork, ['commit-tree', `${first}^{tree}`, '-m', 'grafted']);
  git(fork, ['tag', 'grafted', parent]);
  put(fork, { '.git/info/grafts': `${second} ${parent}\n` });
}

test('personal settings, environment, hooks, replaced and grafted history change nothing', async () => {
  makePair('plain');
  makePair('hostile');
  const { GIT_CONFIG_GLOBAL: _, ...none } = ENVIRONMENT;
  for (const name of Object.keys(none)) vi.stubEnv(name, undefined);
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
  const plain = await everything('plain');
  for (const [name, value] of Object.entries(ENVIRONMENT)) vi.stubEnv(name, value);
  expect(await everything('hostile')).toStrictEqual(plain);
  // The user's own checkout is compared through the user's own filters, where git has to read a file.
  expect(readdirSync(markers).filter((name) => name !== 'filter')).toStrictEqual([]);
});

test('what belongs to the user is still heard: identity and line endings of their own checkout', async () => {
  const fork = makeRepository(join(folder, 'own'));
  const from = commit(fork, { 'a.txt': 'one\n' });
  const to = commit(fork, { 'a.txt': 'two\n' });
  git(fork, ['-c', 'core.autocrlf=true', 'checkout', '--quiet', '--detach', from]);
  put(fork, { 'a.txt': 'one\r\n' });
  vi.stubEnv('GIT_CONFIG_GLOBAL', join(folder, 'personal'));
  put(folder, { personal: '[user]\nname = Me\nemail = me@x\n[core]\nautocrlf = true\n' });
  const repository = await gitOpener.open(fork);
  expect(await repository.identity()).toStrictEqual({ name: 'Me', email: 'me@x' });
  expect(await repository.dirtyPaths(fork)).toStrictEqual([]);
  await repository.updateWorktree(fork, from, to);
  expect(readFileSync(join(fork, 'a.txt'), 'latin1')).toBe('two\r\n');
  await repository.close();
});
