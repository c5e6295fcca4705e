/** Reading what a group prints, also when something that left the group keeps the pipe open. */
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const TICK_MILLISECONDS = 100;
/** Silent for so many ticks after the group's end: only a daemon can still hold the pipe. */
const SILENT_TICKS = 5;
/** A daemon that goes on talking is listened to for so many ticks. */
const MOST_TICKS = 100;

export interface OutputReading {
  /** Settles at the end of the output; rejects with what `onOutput` threw. */
  readonly done: Promise<void>;
  /** The group is gone: read what is left, then stop. */
  finish(): Promise<void>;
}

export function readOutput(
  source: Socket,
  onOutput: (bytes: Buffer) => Promise<void>,
): OutputReading {
  const state = { chunks: 0, handling: false, over: false };

  const read = async (): Promise<void> => {
    try {
      for await (const bytes of source as AsyncIterable<Buffer>) {
        state.chunks++;
        state.handling = true;
        await onOutput(bytes);
        state.handling = false;
      }
    } catch (error) {
      if (!(isPrematureClose(error) && source.destroyed)) throw error;
    } finally {
      state.over = true;
    }
  };
  const done = read();
  // A failure is reported by `finish`; until then it must not count as unhandled.
  const settled = done.catch(() => undefined);

  return {
    done,
    finish: async () => {
      // Ticks, not one deadline: after a stall of our own process everything pending is read before the next tick.
      for (
        let tick = 0, silent = 0;
        !state.over && silent < SILENT_TICKS && tick < MOST_TICKS;
        tick++
      ) {
        const before = state.chunks;
        await Promise.race([settled, sleep(TICK_MILLISECONDS)]);
        silent = state.handling || state.chunks > before ? 0 : silent + 1;
      }
      if (!state.over) source.destroy();
      await done;
    },
  };
}

function isPrematureClose(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
