/** Items that left one file for another, over a whole diff. */
import { followMoves } from './relocated-items.ts';
import { followParts } from './relocated-parts.ts';
import type { Relocation } from './relocation.ts';
import type { Remnants } from './remnant.ts';
import { rarityIn } from './remnant-overlap.ts';

/**
 * Each remnant is in one relocation at most. Silent where it is not sure: too little code, too little of it alike, or two
 * candidates equally good. What an item holds moved with it and is not listed again. Moves inside one file are
 * `diffItems`' own.
 */
export function relocations({ lost, gained, shrunk, grown }: Remnants): Relocation[] {
  const rarity = rarityIn([...lost, ...gained, ...shrunk, ...grown]);
  const moves = followMoves(lost, gained, rarity);
  const open = {
    lost: lost.filter((remnant) => !moves.settled.has(remnant)),
    gained: gained.filter((remnant) => !moves.settled.has(remnant)),
    shrunk,
    grown,
  };
  return [...moves.found, ...followParts(open, rarity)];
}
