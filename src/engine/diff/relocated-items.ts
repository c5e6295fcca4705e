/** Whole items gone from one file and new in another. */
import type { ItemKind } from '../syntax/item.ts';
import type { Relocation } from './relocation.ts';
import type { Remnant } from './remnant.ts';
import { nameKey, nameRelation, type NameRelation } from './remnant-names.ts';
import { indexRemnants, type Rarity } from './remnant-overlap.ts';

/** How alike two items must be, by what their names say. */
const ALIKE: Readonly<Record<NameRelation, number>> = {
  'same place': 0.6,
  same: 0.75,
  akin: 0.67,
  other: 0.8,
};
/** So many tokens it takes for being alike to say something. */
const TELLING: Readonly<Record<NameRelation, number>> = {
  'same place': 16,
  same: 30,
  akin: 40,
  other: 40,
};
/** What the name adds when candidates are ranked. */
const PREFERRED: Readonly<Record<NameRelation, number>> = {
  'same place': 0.3,
  same: 0.15,
  akin: 0.05,
  other: 0,
};
/** Smaller items are followed only where others go, with the same name and container, and nearly equal. */
const NEARLY_EQUAL = 0.9;
/** Another candidate this near makes the choice a guess. */
const MARGIN = 0.08;
const MOST_NEAR = 8;
const MOST_NAMED = 40;

const CONTAINERS = new Set<ItemKind>(['module', 'struct', 'enum', 'union', 'trait', 'impl']);

interface Candidate {
  readonly before: Remnant;
  readonly after: Remnant;
  readonly alike: number;
  /** `alike`, and more for the same name and container. */
  readonly score: number;
  /** Too little code to say anything alone. */
  readonly small: boolean;
}

export interface Moves {
  readonly found: readonly Relocation[];
  /** Remnants that are in a relocation, or in an item that is. */
  readonly settled: ReadonlySet<Remnant>;
}

export function followMoves(
  lost: readonly Remnant[],
  gained: readonly Remnant[],
  rarity: Rarity,
): Moves {
  const chosen = choose(candidatesOf(lost, gained, rarity));
  const settled = new Set(chosen.flatMap(({ before, after }) => [before, after]));
  const members = membersOf(chosen, byPlace(lost), byPlace(gained));
  for (const [before, after] of members) settled.add(before).add(after);
  const found = chosen
    .filter(({ before, after }) => members.get(before) !== after)
    .map(({ before, after, alike }): Relocation => {
      const renamed = before.kind !== 'impl' && before.name !== after.name;
      const kind = renamed ? 'moved and renamed' : 'moved';
      return { kind, from: [before], to: [after], confidence: Math.min(alike, 1) };
    });
  return { found, settled };
}

function byPlace(remnants: readonly Remnant[]): Map<string, Remnant> {
  return new Map(remnants.map((remnant) => [`${remnant.file} ${remnant.path}`, remnant]));
}

/** Members of containers that moved, which have the same name in the new one. */
function membersOf(
  pairs: readonly Candidate[],
  olds: ReadonlyMap<string, Remnant>,
  news: ReadonlyMap<string, Remnant>,
): Map<Remnant, Remnant> {
  const members = new Map<Remnant, Remnant>();
  for (const { before, after } of pairs) {
    if (!CONTAINERS.has(before.kind)) continue;
    const start = `${before.file} ${before.path}::`;
    for (const [path, old] of olds) {
      if (!path.startsWith(start)) continue;
      const now = news.get(`${after.file} ${after.path}::${path.slice(start.length)}`);
      if (now !== undefined) members.set(old, now);
    }
  }
  return members;
}

function candidatesOf(
  lost: readonly Remnant[],
  gained: readonly Remnant[],
  rarity: Rarity,
): Candidate[] {
  const index = indexRemnants(gained, rarity);
  const named = new Map<string, Remnant[]>();
  for (const remnant of gained) {
    const key = nameKey(remnant);
    named.set(key, [...(named.get(key) ?? []), remnant]);
  }
  return lost.flatMap((before) => {
    const sameName = named.get(nameKey(before)) ?? [];
    const near = new Set([...index.near(before, MOST_NEAR), ...sameName.slice(0, MOST_NAMED)]);
    return [...near].flatMap((after) => candidateOf(before, after, rarity) ?? []);
  });
}

function candidateOf(before: Remnant, after: Remnant, rarity: Rarity): Candidate | null {
  if (before.file === after.file) return null;
  const relation = nameRelation(before, after);
  if (relation === null) return null;
  const [least, most] = [before.tokens, after.tokens].sort((a, b) => a - b);
  if (least === undefined || most === undefined || least * 3 < most) return null;
  const small = least < TELLING[relation];
  if (small && relation !== 'same place') return null;
  const { alike } = rarity.overlap(before, after);
  if (alike < (small ? NEARLY_EQUAL : ALIKE[relation])) return null;
  return { before, after, alike, small, score: alike + PREFERRED[relation] };
}

/**
 * The best first. Where another candidate is nearly as good, items that moved between the same files decide, or nothing;
 * small items only go where others went.
 */
function choose(candidates: readonly Candidate[]): Candidate[] {
  const clear = unrivalled(
    candidates.filter(({ small }) => !small),
    () => 0,
  );
  const between = new Set(clear.map(filesOf));
  return unrivalled(
    candidates.filter((candidate) => !candidate.small || between.has(filesOf(candidate))),
    (candidate) => (between.has(filesOf(candidate)) ? 2 * MARGIN : 0),
  );
}

function filesOf({ before, after }: Candidate): string {
  return `${before.file} ${after.file}`;
}

function unrivalled(
  candidates: readonly Candidate[],
  bonus: (candidate: Candidate) => number,
): Candidate[] {
  const scored = candidates.map((candidate) => ({
    candidate,
    score: candidate.score + bonus(candidate),
  }));
  const ranked = scored.sort((a, b) => b.score - a.score);
  const of = new Map<Remnant, typeof ranked>();
  for (const one of ranked) {
    for (const remnant of [one.candidate.before, one.candidate.after]) {
      const list = of.get(remnant);
      if (list === undefined) of.set(remnant, [one]);
      else list.push(one);
    }
  }
  const taken = new Set<Remnant>();
  const chosen: Candidate[] = [];
  for (const one of ranked) {
    const { before, after } = one.candidate;
    if (taken.has(before) || taken.has(after)) continue;
    const rivals = [...(of.get(before) ?? []), ...(of.get(after) ?? [])].filter((other) => {
      const { candidate, score } = other;
      const open = !taken.has(candidate.before) && !taken.has(candidate.after);
      return other !== one && open && score > one.score - MARGIN;
    });
    taken.add(before).add(after);
    if (rivals.length === 0) chosen.push(one.candidate);
  }
  return chosen;
}
