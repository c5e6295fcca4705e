/** What an analysis is doing, while it does it. */
import type { AnalyzeEvent } from '../../analyze/request.ts';
import { visible } from '../../report/visible.ts';
import type { Io } from '../io.ts';

export function analyzeProgress(io: Io): (event: AnalyzeEvent) => void {
  return (event) => {
    switch (event.kind) {
      case 'known':
        if (io.verbose) io.say('answered before, with nothing changed since: compared nothing');
        break;
      case 'changed-files':
        if (io.verbose) io.say(`${event.count} changed files to look into`);
        break;
      case 'file':
        io.progress(
          visible(
            `comparing ${event.done + 1} of ${event.total}: ${event.path.replace(/\n/g, ' ')}`,
          ),
        );
        break;
      case 'compared':
        if (io.verbose) {
          const { parsed, known, before } = event;
          io.say(`parsed ${parsed} blobs, ${known} known, ${before} files compared before`);
        }
        break;
    }
  };
}
