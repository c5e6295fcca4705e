import { GitConstructError, GitError, type SimpleGitOptions, simpleGit } from 'simple-git';
import type { GitCommand, GitFailure } from './command.ts';
import { gitProblem } from './failure.ts';
import type { Place } from './place.ts';
import { Turnstile } from './turnstile.ts';

class GitExit extends GitError {
  readonly failure: GitFailure;

  constructor(failure: GitFailure) {
    super(undefined, failure.complaint);
    this.failure = failure;
  }
}

/** simple-git guards against arguments from strangers; here arguments are ours and the environment is the user's. */
const UNSAFE: NonNullable<Partial<SimpleGitOptions>['unsafe']> = {
  allowUnsafeAlias: true,
  allowUnsafeAskPass: true,
  allowUnsafeCommandBinaries: true,
  allowUnsafeConfigEnvCount: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeCredentialHelper: true,
  allowUnsafeDiffExternal: true,
  allowUnsafeDiffTextConv: true,
  allowUnsafeEditor: true,
  allowUnsafeExec: true,
  allowUnsafeFilter: true,
  allowUnsafeFsMonitor: true,
  allowUnsafeGitProxy: true,
  allowUnsafeGpgProgram: true,
  allowUnsafeHooksPath: true,
  allowUnsafeInclude: true,
  allowUnsafeMergeDriver: true,
  allowUnsafePack: true,
  allowUnsafePager: true,
  allowUnsafeProtocolOverride: true,
  allowUnsafeSshCommand: true,
  allowUnsafeSubmodule: true,
  allowUnsafeTemplateDir: true,
  allowUnsafeUrlRewrite: true,
};

const processes = new Turnstile(8);

/** Hears git's progress, line by line. */
export type ProgressListener = (line: string) => void;

function spawnThroughSimpleGit(
  at: Place,
  command: GitCommand<unknown>,
  heard: ProgressListener | undefined,
): Promise<string> {
  const git = simpleGit({
    baseDir: at.folder,
    config: [...at.settings],
    allowEnvironment: Object.keys(at.env),
    unsafe: UNSAFE,
    completion: { onClose: true, onExit: false },
    input: () => command.input,
    errors: (error, { exitCode, stdErr, stdOut }) =>
      exitCode === 0
        ? error
        : new GitExit({
            exit: exitCode,
            complaint: Buffer.concat(stdErr).toString('utf8'),
            output: Buffer.concat(stdOut).toString('utf8'),
          }),
  });
  return git
    .env(at.env)
    .outputHandler((_command, _stdout, stderr) => {
      // simple-git waits 50 ms for a command that prints nothing; an empty chunk at the end counts as printing.
      stderr.once('end', () => stderr.emit('data', Buffer.alloc(0)));
      if (heard !== undefined) stderr.on('data', (chunk: Buffer) => hearLines(chunk, heard));
    })
    .raw([...command.args]);
}

/** Progress comes in whole lines, each ended by a carriage return while it is still counting. */
function hearLines(chunk: Buffer, heard: ProgressListener): void {
  for (const line of chunk.toString('utf8').split(/[\r\n]+/)) if (line.trim() !== '') heard(line);
}

function failureOf(error: unknown): GitFailure | null {
  if (error instanceof GitExit) return error.failure;
  if (error instanceof GitConstructError) return { exit: -1, complaint: 'ENOENT', output: '' };
  return null;
}

const underWay = new Map<Promise<unknown>, Place>();

/**
 * When no command works in or on `folder` any more. Of several started together the first that fails is reported at
 * once, while the others still write.
 */
export async function whenIdle(folder: string): Promise<void> {
  for (;;) {
    const busy = [...underWay].filter(([, at]) => isIn(at, folder)).map(([running]) => running);
    if (busy.length === 0) return;
    await Promise.allSettled(busy);
  }
}

function isIn(at: Place, folder: string): boolean {
  return at.folder === folder || Object.values(at.env).includes(folder);
}

/** Run one git command to its end. Throws Problem `git` with git's own words when it fails. */
export function run<T>(at: Place, command: GitCommand<T>, heard?: ProgressListener): Promise<T> {
  const running = processes.pass(() => runNow(at, command, heard));
  underWay.set(running, at);
  const over = (): boolean => underWay.delete(running);
  void running.then(over, over);
  return running;
}

async function runNow<T>(
  at: Place,
  command: GitCommand<T>,
  heard: ProgressListener | undefined,
): Promise<T> {
  let output: string;
  try {
    output = await spawnThroughSimpleGit(at, command, heard);
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    const answer = command.otherwise?.(failure);
    if (answer !== undefined) return answer;
    throw gitProblem(command.args, at.folder, failure);
  }
  return command.parse(output);
}
