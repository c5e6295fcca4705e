/** Where the three versions of a file in conflict come from. */
import { conflictsIn, type Piece, sideOf } from '../engine/conflicted/pieces.ts';
import { samePieces, withBases } from '../engine/conflicted/bases.ts';
import { sealed, type Seal } from '../engine/conflicted/sealed.ts';
import type { SideTexts } from '../ports/conflict-source.ts';

export type Origin = 'index' | 'commits' | 'markers';

export interface Sides {
  readonly texts: SideTexts;
  readonly origin: Origin;
  /** The versions that git merged, for the file is as git left it; else they are made from the file itself. */
  readonly untouched: boolean;
  /** Conflicts whose base is not known. */
  readonly seals: readonly Seal[];
}

export interface Offer {
  readonly origin: Origin;
  readonly texts: SideTexts;
  /** Line merges of these texts, each with the bases of its conflicts. */
  readonly merges: readonly (readonly Piece[])[];
}

/** `null`: the base of no conflict is known. @param comment how a comment begins in this file */
export function sidesOf(
  pieces: readonly Piece[],
  offers: readonly Offer[],
  comment: string,
): Sides | null {
  let best: { readonly pieces: readonly Piece[]; readonly origin: Origin } = {
    pieces,
    origin: 'markers',
  };
  for (const { origin, texts, merges } of offers) {
    for (const known of merges) {
      const found = withBases(pieces, known);
      if (samePieces(found.pieces, found.known))
        return { texts, origin, untouched: true, seals: [] };
      if (unknown(found.pieces) < unknown(best.pieces)) best = { pieces: found.pieces, origin };
    }
  }
  // What a person wrote elsewhere in the file is in all three texts, so it is in the result.
  const { pieces: own, seals } = sealed(best.pieces, comment);
  if (conflictsIn(own).length === 0) return null;
  const texts = {
    base: sideOf(own, 'base'),
    ours: sideOf(own, 'ours'),
    theirs: sideOf(own, 'theirs'),
  };
  return { texts, origin: best.origin, untouched: false, seals };
}

function unknown(pieces: readonly Piece[]): number {
  return conflictsIn(pieces).filter(({ base }) => base === null).length;
}
