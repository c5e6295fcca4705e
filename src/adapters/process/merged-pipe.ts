/** One pipe for both output streams of a child: two pipes would lose the order in which lines were written. */
import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../../base/problem.ts';

/** POSIX; Node has no call for it. */
const MKFIFO = 'mkfifo';

export interface MergedPipe {
  /** Ends when every process that holds the writing end has closed it. */
  readonly reader: Socket;
  /** For `stdio` of the child, in both places. */
  readonly writeEnd: number;
  /** To be called once the child has its copy, or the reader never ends. */
  closeWriteEnd(): void;
}

/** Throws Problem `state` when the temporary folder cannot hold a pipe. */
export function openMergedPipe(): MergedPipe {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), 'trust-upstream-pipe-'));
    const path = join(folder, 'output');
    execFileSync(MKFIFO, ['-m', '600', path], { stdio: ['ignore', 'ignore', 'pipe'] });
    // Reading end first, without blocking: opening the writing end then finds its reader.
    const readEnd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const writeEnd = openSync(path, constants.O_WRONLY);
    return {
      reader: new Socket({ fd: readEnd, readable: true, writable: false }),
      writeEnd,
      closeWriteEnd: () => closeSync(writeEnd),
    };
  } catch (error) {
    throw new Problem(
      'state',
      `cannot make a pipe in ${tmpdir()}: ${messageOf(error)}`,
      'set TMPDIR to a writable folder',
    );
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
