/** A sync's events as lines: plain ones for a log, a moving one on a terminal. */
import type { SyncEvent } from '../../sync/context.ts';
import type { Io } from '../io.ts';

export function syncProgress(io: Io): (event: SyncEvent) => void {
  return (event) => {
    switch (event.kind) {
      case 'stage':
        io.say(io.paint.bold(`Stage ${event.number}/${event.of}: ${event.stage}`));
        return;
      case 'step':
        if (event.state === 'started') io.progress(`  ${event.step} …`);
        else if (event.message !== null || io.verbose)
          io.say(
            `  ${event.step}: ${event.message ?? 'done'}${event.state === 'known' ? ' (already)' : ''}`,
          );
        return;
      case 'note':
        io.say(`    ${event.text}`);
        return;
      case 'output':
        if (io.verbose) io.say(`    | ${event.line}`);
        else io.progress(`    | ${event.line}`);
        return;
    }
  };
}
