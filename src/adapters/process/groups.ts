/** Runs programs as process groups. */
import type { ChildProcess } from 'node:child_process';
import type { CommandEnd } from '../../ports/build.ts';
import type { GroupRequest, ProcessGroups } from '../../ports/process.ts';
import { isGroupRunning, terminateGroup } from './group.ts';
import { endGroupWithUs } from './interrupts.ts';
import { type MergedPipe, openMergedPipe } from './merged-pipe.ts';
import { type OutputReading, readOutput } from './output.ts';
import { type Leader, startLeader } from './start.ts';

const LONGEST_TIMER = 2 ** 31 - 1;

/** @param graceSeconds between SIGTERM and SIGKILL */
export function createProcessGroups(graceSeconds = 5): ProcessGroups {
  return {
    run: async (request) => {
      const pipe = openMergedPipe();
      try {
        const leader = await start(request, pipe);
        if (leader === null) return { kind: 'not-found' };
        const output = readOutput(pipe.reader, request.onOutput);
        return await follow(leader, output, request.timeoutSeconds * 1000, graceSeconds * 1000);
      } finally {
        pipe.reader.destroy();
      }
    },
  };
}

async function start(request: GroupRequest, pipe: MergedPipe): Promise<Leader | null> {
  try {
    return await startLeader(request, pipe.writeEnd);
  } finally {
    pipe.closeWriteEnd();
  }
}

/** From the leader's start to the end of the whole group and of its output. */
async function follow(
  leader: Leader,
  output: OutputReading,
  limit: number,
  grace: number,
): Promise<CommandEnd> {
  let terminated: Promise<void> | undefined;
  const terminate = (): Promise<void> => (terminated ??= terminateGroup(leader.id, grace));
  let timedOut = false;
  const release = endGroupWithUs(leader.id, terminate);
  const timer = setTimeout(
    () => {
      timedOut = true;
      void terminate();
    },
    Math.min(limit, LONGEST_TIMER),
  );
  // Output that cannot be kept ends the command; `finish` reports why.
  output.done.catch(terminate);
  try {
    const end = await endOf(leader.child);
    clearTimeout(timer);
    if (isGroupRunning(leader.id)) await terminate();
    await output.finish();
    return timedOut ? { kind: 'timed-out' } : end;
  } finally {
    clearTimeout(timer);
    release();
  }
}

function endOf(child: ChildProcess): Promise<CommandEnd> {
  return new Promise((resolve) => {
    const ended = (code: number | null, signal: string | null): void => {
      resolve(
        code === null
          ? { kind: 'signalled', signal: signal ?? 'unknown' }
          : { kind: 'exited', code },
      );
    };
    if (child.exitCode !== null || child.signalCode !== null)
      ended(child.exitCode, child.signalCode);
    else child.once('exit', ended);
  });
}
