/** How much a merge leaves to a person. */
import type { Chunk } from '../lines.ts';

/** Lines of both sides inside conflicts. */
export function conflictLines(chunks: readonly Chunk[]): number {
  return chunks.reduce(
    (sum, chunk) => (chunk.kind === 'ok' ? sum : sum + chunk.ours.length + chunk.theirs.length),
    0,
  );
}

export function hasConflict(chunks: readonly Chunk[]): boolean {
  return chunks.some(({ kind }) => kind === 'conflict');
}
