/**
 * Proof that the edits of both sides stand in a merge's result, and nothing else does. Shares nothing with the merge: it
 * lexes the texts by a pattern of its own and diffs them itself. What each side changed, put in its own place, makes a
 * blend; where the result is the blend it is proven, elsewhere a law has to hold for as small a stretch as possible.
 */
import type { Chunk } from '../lines.ts';
import type { Certificate, Versions } from './certificate.ts';
import { Comparisons } from './comparisons.ts';
import { editsOf, type Findings } from './edits.ts';
import { type Reduced, reduced } from './fills.ts';
import { NO_LIMIT, type Watch } from '../limit.ts';
import { declaredAll } from './imports.ts';
import { followed } from './moves.ts';
import { prove } from './proof.ts';

/** Characters of one text beyond which nothing is proven. */
export const MOST_CHARACTERS = 2_000_000;

/**
 * @param chunks a merge's result, with or without conflicts
 * @param comparisons those of other results of the same merge
 */
export function certify(
  texts: Versions,
  chunks: readonly Chunk[],
  watch: Watch = NO_LIMIT,
  comparisons = new Comparisons(),
): Certificate {
  watch();
  const size = chunks.reduce(
    (sum, chunk) => (chunk.kind === 'ok' ? sum + chunk.lines.join('').length : sum),
    0,
  );
  if (Math.max(texts.base.length, texts.ours.length, texts.theirs.length, size) > MOST_CHARACTERS) {
    return { edits: [], refusal: { kind: 'too large to prove' } };
  }
  const tokens = {
    base: comparisons.lex(texts.base),
    ours: comparisons.lex(texts.ours),
    theirs: comparisons.lex(texts.theirs),
  };
  const parts = reduced(tokens, chunks, comparisons);
  if (typeof parts === 'number') {
    return { edits: [], refusal: { kind: 'conflict not of the texts', conflict: parts } };
  }
  return editsOf({ texts, chunks, ...proven(parts, comparisons, watch) });
}

type Proven = Pick<Findings, 'parts' | 'proof' | 'moved'>;

/**
 * Token by token as it is written; with what imports bring in as a set, which neither side may lose; and with the edits
 * of one side where the other moved what they change.
 */
function proven(parts: Reduced, comparisons: Comparisons, watch: Watch): Proven {
  const asWritten = provenAs(parts, comparisons, watch);
  if (asWritten.proof.breaches.length === 0) return asWritten;
  for (const side of ['ours', 'theirs'] as const) {
    const moved = followed(parts, side, comparisons, watch);
    const found = moved === null ? null : provenAs(moved.parts, comparisons, watch);
    if (found?.proof.breaches.length === 0) return { ...found, moved };
  }
  return asWritten;
}

function provenAs(parts: Reduced, comparisons: Comparisons, watch: Watch): Proven {
  const proof = prove(parts, comparisons, watch);
  if (proof.breaches.length > 0) return { parts, proof, moved: null };
  const sets = declaredAll(parts);
  const ofSets = prove(sets, comparisons, watch);
  const found = ofSets.breaches.length > 0 ? { parts: sets, proof: ofSets } : { parts, proof };
  return { ...found, moved: null };
}
