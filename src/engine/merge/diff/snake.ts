/**
 * A shortest way from one list to another, by Myers (1986) in linear space: two searches, from both ends, and where they
 * meet the lists are cut. Of several shortest ways it takes the one that git's diff does.
 */
import type { Watch } from '../limit.ts';

/** Numbers that stand for lines: equal lines, equal numbers. */
export type Numbers = Int32Array;

/** `olds` from `at` up to `end` against `news` from `to` up to `toEnd`. */
interface Box {
  readonly at: number;
  readonly end: number;
  readonly to: number;
  readonly toEnd: number;
}

interface Cut {
  readonly at: number;
  readonly to: number;
  /** Is the way in front of the cut, and the one behind it, known to be short? Then it is searched to its end. */
  readonly short: readonly [boolean, boolean];
}

/** Ways longer than this, and than the root of the lists' lengths, are not searched to the shortest. */
const LEAST_COST = 256;

/** Tells of every number that has no partner, in any order. */
export class Comparison {
  private readonly olds: Numbers;
  private readonly news: Numbers;
  private readonly watch: Watch;
  /** Diagonal → the farthest index of `olds` reached on it. */
  private readonly down: Int32Array;
  private readonly up: Int32Array;
  private readonly zero: number;
  private readonly mostCost: number;

  constructor(olds: Numbers, news: Numbers, watch: Watch) {
    this.olds = olds;
    this.news = news;
    this.watch = watch;
    const diagonals = olds.length + news.length + 3;
    this.down = new Int32Array(diagonals + 1);
    this.up = new Int32Array(diagonals + 1);
    this.zero = news.length + 1;
    this.mostCost = Math.max(LEAST_COST, roughRoot(diagonals));
  }

  run(gone: (at: number) => void, made: (to: number) => void): void {
    const left: { box: Box; short: boolean }[] = [
      { box: { at: 0, end: this.olds.length, to: 0, toEnd: this.news.length }, short: false },
    ];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const box = this.trimmed(next.box);
      const { at, end, to, toEnd } = box;
      if (at === end) for (let line = to; line < toEnd; line++) made(line);
      else if (to === toEnd) for (let line = at; line < end; line++) gone(line);
      else {
        const cut = this.cut(box, next.short);
        const [before, behind] = cut.short;
        left.push({ box: { ...box, at: cut.at, to: cut.to }, short: behind });
        left.push({ box: { ...box, end: cut.at, toEnd: cut.to }, short: before });
      }
    }
  }

  private trimmed({ at, end, to, toEnd }: Box): Box {
    const { olds, news } = this;
    while (at < end && to < toEnd && olds[at] === news[to]) [at, to] = [at + 1, to + 1];
    while (at < end && to < toEnd && olds[end - 1] === news[toEnd - 1])
      [end, toEnd] = [end - 1, toEnd - 1];
    return { at, end, to, toEnd };
  }

  private cut(box: Box, short: boolean): Cut {
    const { olds, news, down, up, zero } = this;
    const { at, end, to, toEnd } = box;
    const [lowest, highest] = [at - toEnd, end - to];
    const [first, last] = [at - to, end - toEnd];
    const odd = ((first - last) & 1) !== 0;
    let [downFrom, downTo, upFrom, upTo] = [first, first, last, last];
    down[zero + first] = at;
    up[zero + last] = end;
    for (let cost = 1; ; cost++) {
      this.watch();
      if (downFrom > lowest) down[zero + --downFrom - 1] = -1;
      else downFrom++;
      if (downTo < highest) down[zero + ++downTo + 1] = -1;
      else downTo--;
      for (let d = downTo; d >= downFrom; d -= 2) {
        const [below, above] = [down[zero + d - 1] ?? 0, down[zero + d + 1] ?? 0];
        let old = below >= above ? below + 1 : above;
        while (old < end && old - d < toEnd && olds[old] === news[old - d]) old++;
        down[zero + d] = old;
        if (odd && upFrom <= d && d <= upTo && (up[zero + d] ?? 0) <= old)
          return { at: old, to: old - d, short: [true, true] };
      }
      if (upFrom > lowest) up[zero + --upFrom - 1] = FAR;
      else upFrom++;
      if (upTo < highest) up[zero + ++upTo + 1] = FAR;
      else upTo--;
      for (let d = upTo; d >= upFrom; d -= 2) {
        const [below, above] = [up[zero + d - 1] ?? 0, up[zero + d + 1] ?? 0];
        let old = below < above ? below : above - 1;
        while (old > at && old - d > to && olds[old - 1] === news[old - d - 1]) old--;
        up[zero + d] = old;
        if (!odd && downFrom <= d && d <= downTo && old <= (down[zero + d] ?? 0))
          return { at: old, to: old - d, short: [true, true] };
      }
      if (!short && cost >= this.mostCost)
        return this.farthest(box, [downFrom, downTo], [upFrom, upTo]);
    }
  }

  /** Where one of the searches has come the farthest. */
  private farthest(
    { at, end, to, toEnd }: Box,
    [downFrom, downTo]: readonly [number, number],
    [upFrom, upTo]: readonly [number, number],
  ): Cut {
    let [ahead, aheadAt] = [-1, at];
    for (let d = downTo; d >= downFrom; d -= 2) {
      const old = Math.min(this.down[this.zero + d] ?? 0, end, toEnd + d);
      if (ahead < 2 * old - d) [ahead, aheadAt] = [2 * old - d, old];
    }
    let [behind, behindAt] = [FAR, end];
    for (let d = upTo; d >= upFrom; d -= 2) {
      const old = Math.max(this.up[this.zero + d] ?? 0, at, to + d);
      if (2 * old - d < behind) [behind, behindAt] = [2 * old - d, old];
    }
    return end + toEnd - behind < ahead - (at + to)
      ? { at: aheadAt, to: ahead - aheadAt, short: [true, false] }
      : { at: behindAt, to: behind - behindAt, short: [false, true] };
  }
}

const FAR = 0x7fffffff;

/** A power of two near the square root. */
export function roughRoot(size: number): number {
  return 2 ** Math.ceil((32 - Math.clz32(size)) / 2);
}
