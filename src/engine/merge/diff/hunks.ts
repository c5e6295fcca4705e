/** How the lines of one text became those of another, as git's diff has it: with its pairs of lines and its places. */
import { sharedEnds } from '../../../base/shared-ends.ts';
import { NO_LIMIT, type Watch } from '../limit.ts';
import { comparedLines } from './compared-lines.ts';
import { type Changed, slideChanges } from './slide.ts';
import { Comparison, type Numbers } from './snake.ts';

/** Lines `base.slice(at, end)` became `side.slice(to, toEnd)`. */
export interface Hunk {
  at: number;
  end: number;
  to: number;
  toEnd: number;
}

/** In order; two hunks never touch. */
export function hunksOf(
  base: readonly string[],
  side: readonly string[],
  watch: Watch = NO_LIMIT,
): Hunk[] {
  watch();
  const [olds, news] = numbered(base, side);
  const gone = new Uint8Array(olds.length);
  const made = new Uint8Array(news.length);
  compare(olds, news, gone, made, watch);
  slideChanges(olds, gone, made);
  slideChanges(news, made, gone);
  return inHunks(gone, made);
}

function numbered(base: readonly string[], side: readonly string[]): [Numbers, Numbers] {
  const numbers = new Map<string, number>();
  const numberOf = (line: string): number => {
    const known = numbers.get(line);
    if (known !== undefined) return known;
    numbers.set(line, numbers.size);
    return numbers.size - 1;
  };
  return [Int32Array.from(base, numberOf), Int32Array.from(side, numberOf)];
}

function compare(olds: Numbers, news: Numbers, gone: Changed, made: Changed, watch: Watch): void {
  const { first, last } = sharedEnds(olds, news);
  const most = olds.length + news.length;
  const oldLines = comparedLines(olds, counted(news, most), first, olds.length - last);
  const newLines = comparedLines(news, counted(olds, most), first, news.length - last);
  gone.fill(1, first, olds.length - last);
  made.fill(1, first, news.length - last);
  for (const line of oldLines) gone[line] = 0;
  for (const to of newLines) made[to] = 0;
  new Comparison(
    oldLines.map((line) => numberAt(olds, line)),
    newLines.map((line) => numberAt(news, line)),
    watch,
  ).run(
    (index) => (gone[numberAt(oldLines, index)] = 1),
    (index) => (made[numberAt(newLines, index)] = 1),
  );
}

function numberAt(list: Numbers, place: number): number {
  return list[place] ?? 0;
}

/** Number → how often it stands. */
function counted(numbers: Numbers, most: number): Int32Array {
  const counts = new Int32Array(most);
  for (const number of numbers) counts[number] = (counts[number] ?? 0) + 1;
  return counts;
}

function inHunks(gone: Changed, made: Changed): Hunk[] {
  const hunks: Hunk[] = [];
  let [at, to] = [0, 0];
  while (at < gone.length || to < made.length) {
    const hunk = { at, end: at, to, toEnd: to };
    while (gone[hunk.end] === 1) hunk.end++;
    while (made[hunk.toEnd] === 1) hunk.toEnd++;
    if (hunk.end > at || hunk.toEnd > to) hunks.push(hunk);
    [at, to] = [hunk.end + 1, hunk.toEnd + 1];
  }
  return hunks;
}
