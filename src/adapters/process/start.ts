/** Starting the leader of a new process group. */
import { type ChildProcess, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { Problem } from '../../base/problem.ts';
import type { GroupRequest } from '../../ports/process.ts';

export interface Leader {
  readonly child: ChildProcess;
  /** Its process id, which is the id of the group. */
  readonly id: number;
}

/** `null` when there is no such program. Both output streams go to the file descriptor `output`. */
export async function startLeader(request: GroupRequest, output: number): Promise<Leader | null> {
  const [program, ...args] = request.command;
  if (program === undefined || program === '')
    throw new Problem('config', 'the command to run is empty');
  requireFolder(request.cwd);
  try {
    const child = spawn(program, args, {
      cwd: request.cwd,
      env: { ...process.env, ...request.env },
      detached: true,
      stdio: [request.input === undefined ? 'ignore' : 'pipe', output, output],
    });
    await spawned(child);
    if (child.stdin !== null) {
      // A program that does not read its input closes it: that is its affair.
      child.stdin.on('error', () => undefined);
      child.stdin.end(request.input);
    }
    return child.pid === undefined ? null : { child, id: child.pid };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new Problem(
      'config',
      `cannot run ${program}: ${codeOf(error) ?? String(error)}`,
      'correct the command',
    );
  }
}

function spawned(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
}

function requireFolder(cwd: string): void {
  if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() === true) return;
  throw new Problem('missing-path', `no folder ${cwd} to run the command in`);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
