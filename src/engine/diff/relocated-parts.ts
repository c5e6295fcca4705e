/** Functions that became several, gave a part of themselves to a new one, or the reverse. */
import type { ItemKind } from '../syntax/item.ts';
import type { Relocation } from './relocation.ts';
import { without, type Remnant, type Remnants } from './remnant.ts';
import { indexRemnants, type Rarity } from './remnant-overlap.ts';

/** A part has at least so many tokens. */
export const TELLING = 40;
/** How much of a part is in the whole, and of the whole in all its parts. */
const PART = 0.68;
const WHOLE = 0.65;
/** Another whole this near makes the choice a guess. */
const MARGIN = 0.1;
const MOST_NEAR = 8;

const LEAVES = new Set<ItemKind>(['function', 'method', 'const', 'static', 'macro']);

function isTelling({ kind, tokens }: Remnant): boolean {
  return LEAVES.has(kind) && tokens >= TELLING;
}

interface Share {
  readonly whole: Remnant;
  readonly part: Remnant;
  /** How much of the part is in the whole. */
  readonly inWhole: number;
}

/** A merge is a split seen from the other side. */
export function followParts(remnants: Remnants, rarity: Rarity): Relocation[] {
  const { lost, gained, shrunk, grown } = remnants;
  const splits = partsOf([...lost, ...shrunk], new Set(shrunk), gained, rarity);
  const merges = partsOf([...gained, ...grown], new Set(grown), lost, rarity);
  const used = new Set(splits.flatMap(({ whole, parts }) => [whole, ...parts]));
  return [
    ...splits.map(({ whole, parts, confidence }): Relocation => {
      return { kind: 'split', from: [whole], to: parts, confidence };
    }),
    ...merges
      .filter(({ whole, parts }) => ![whole, ...parts].some((remnant) => used.has(remnant)))
      .map(({ whole, parts, confidence }): Relocation => {
        return { kind: 'merged', from: parts, to: [whole], confidence };
      }),
  ];
}

interface Division {
  readonly whole: Remnant;
  readonly parts: readonly Remnant[];
  readonly confidence: number;
}

/** @param standing wholes that are still there: one part is enough, and it need not be most of them */
function partsOf(
  wholes: readonly Remnant[],
  standing: ReadonlySet<Remnant>,
  parts: readonly Remnant[],
  rarity: Rarity,
): Division[] {
  const index = indexRemnants(wholes.filter(isTelling), rarity);
  const shares = new Map<Remnant, Share[]>();
  for (const part of parts.filter(isTelling)) {
    const share = wholeOf(part, index.near(part, MOST_NEAR), rarity);
    if (share !== null) shares.set(share.whole, [...(shares.get(share.whole) ?? []), share]);
  }
  const found: Division[] = [];
  for (const [whole, own] of shares) {
    const division = divisionOf(whole, own, rarity);
    if (division === null) continue;
    const { parts: several, covered } = division;
    if (standing.has(whole) || (several.length > 1 && covered >= WHOLE)) found.push(division);
  }
  return found;
}

/** `null` where two parts are the same code: only one can be it. */
function divisionOf(
  whole: Remnant,
  shares: readonly Share[],
  rarity: Rarity,
): (Division & { readonly covered: number }) | null {
  let rest = whole;
  for (const { part } of shares) {
    if (rarity.overlap(part, rest).inSecond < PART - MARGIN) return null;
    rest = without(rest, part);
  }
  const parts = shares.map(({ part }) => part);
  const covered = 1 - rarity.overlap(rest, whole).inFirst;
  return {
    whole,
    parts,
    covered,
    confidence: Math.min(1, ...shares.map(({ inWhole }) => inWhole)),
  };
}

/** The only whole that holds the part, or `null`. */
function wholeOf(part: Remnant, near: readonly Remnant[], rarity: Rarity): Share | null {
  const shares = near
    .map((whole): Share => {
      return { whole, part, inWhole: rarity.overlap(part, whole).inSecond };
    })
    .sort((a, b) => b.inWhole - a.inWhole);
  const [best, second] = shares;
  if (best === undefined || best.inWhole < PART) return null;
  return second !== undefined && second.inWhole > best.inWhole - MARGIN ? null : best;
}
