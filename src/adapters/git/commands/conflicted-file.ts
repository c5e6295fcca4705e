import type { GitCommand } from '../command.ts';
import { nulFields } from './paths.ts';

/** How long conflict markers are in this file, by its attributes; `null`: as usual. */
export function markerSizeAttribute(path: string): GitCommand<number | null> {
  return {
    args: ['check-attr', '-z', 'conflict-marker-size', '--', path],
    parse: (output) => {
      const size = Number(nulFields(output)[2]);
      return Number.isInteger(size) && size > 0 ? size : null;
    },
  };
}

/** The file as it is now into the index, no longer in conflict. */
export function stageFile(path: string): GitCommand<void> {
  return { args: ['add', '--', path], parse: () => undefined };
}
