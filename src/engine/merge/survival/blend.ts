/** What the edits of both sides make of the base when each is put in its own place, token by token. */
import type { Hunk } from './hunk.ts';

/** A cut through all texts: indexes of tokens. */
export interface Cut {
  readonly base: number;
  readonly ours: number;
  readonly theirs: number;
  /** In the blend. */
  readonly blend: number;
}

/** A stretch that a side changed. Edits that overlap or touch make one region. */
export interface Region {
  readonly from: Cut;
  readonly to: Cut;
  /** Did both sides change it, and not to the same? Then what stands in the blend is a guess. */
  readonly met: boolean;
}

export interface Blend<T> {
  readonly tokens: readonly T[];
  readonly regions: readonly Region[];
}

export function blendOf<T extends { readonly text: string }>(
  texts: {
    readonly base: readonly T[];
    readonly ours: readonly T[];
    readonly theirs: readonly T[];
  },
  edits: { readonly ours: readonly Hunk[]; readonly theirs: readonly Hunk[] },
): Blend<T> {
  const { base, ours, theirs } = texts;
  const tokens: T[] = [];
  const regions: Region[] = [];
  let [o, t] = [0, 0];
  let at: Cut = { base: 0, ours: 0, theirs: 0, blend: 0 };
  const keep = (to: number): void => {
    for (let index = at.base; index < to; index++) {
      const token = base[index];
      if (token !== undefined) tokens.push(token);
    }
    const by = to - at.base;
    at = { base: to, ours: at.ours + by, theirs: at.theirs + by, blend: tokens.length };
  };
  for (;;) {
    const [mine, others] = [edits.ours[o], edits.theirs[t]];
    const from = Math.min(mine?.from ?? Infinity, others?.from ?? Infinity);
    if (from === Infinity) break;
    keep(from);
    let to = from;
    let [ourGrowth, theirGrowth] = [0, 0];
    for (;;) {
      const next = [edits.ours[o], edits.theirs[t]] as const;
      if (next[0] !== undefined && next[0].from <= to) {
        to = Math.max(to, next[0].to);
        ourGrowth += growth(next[0]);
        o++;
      } else if (next[1] !== undefined && next[1].from <= to) {
        to = Math.max(to, next[1].to);
        theirGrowth += growth(next[1]);
        t++;
      } else break;
    }
    const size = to - from;
    const cut = {
      base: to,
      ours: at.ours + size + ourGrowth,
      theirs: at.theirs + size + theirGrowth,
    };
    const parts = {
      base: base.slice(at.base, cut.base),
      ours: ours.slice(at.ours, cut.ours),
      theirs: theirs.slice(at.theirs, cut.theirs),
    };
    const { taken, met } = resolved(parts);
    for (const token of taken) tokens.push(token);
    const end = { ...cut, blend: tokens.length };
    regions.push({ from: at, to: end, met });
    at = end;
  }
  keep(base.length);
  return { tokens, regions };
}

function growth({ from, to, start, end }: Hunk): number {
  return end - start - (to - from);
}

function resolved<T extends { readonly text: string }>(parts: {
  base: readonly T[];
  ours: readonly T[];
  theirs: readonly T[];
}): { taken: readonly T[]; met: boolean } {
  const { base, ours, theirs } = parts;
  if (same(base, theirs)) return { taken: ours, met: false };
  if (same(base, ours) || same(ours, theirs)) return { taken: theirs, met: false };
  return { taken: base.length === 0 ? [...theirs, ...ours] : theirs, met: true };
}

function same(
  a: readonly { readonly text: string }[],
  b: readonly { readonly text: string }[],
): boolean {
  return a.length === b.length && a.every(({ text }, at) => text === b[at]?.text);
}
