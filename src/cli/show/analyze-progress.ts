/** What an analysis is doing, while it does it. */
import type { AnalyzeEvent } from '../../analyze/request.ts';
import type { Io } from '../io.ts';

export function analyzeProgress(io: Io): (event: AnalyzeEvent) => void {
  return (event) => {
    switch (event.kind) {
      case 'changed-files':
        if (io.verbose) io.say(`${event.count} changed files to look into`);
        break;
      case 'file':
        io.progress(`comparing ${event.done + 1} of ${event.total}: ${event.path}`);
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
