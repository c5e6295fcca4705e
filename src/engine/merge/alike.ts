/** Are two results of a merge the same? */
import { type Chunk, equal } from './lines.ts';

/** The same lines, in conflicts or not; why they are conflicts does not count. */
export function readAlike(one: readonly Chunk[], other: readonly Chunk[]): boolean {
  return (
    one.length === other.length &&
    one.every((chunk, at) => {
      const its = other[at];
      if (its === undefined) return false;
      if (chunk.kind === 'ok') return its.kind === 'ok' && equal(chunk.lines, its.lines);
      return (
        its.kind === 'conflict' &&
        equal(chunk.base, its.base) &&
        equal(chunk.ours, its.ours) &&
        equal(chunk.theirs, its.theirs)
      );
    })
  );
}
