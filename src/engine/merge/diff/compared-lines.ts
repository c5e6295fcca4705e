/** Which lines of two texts are worth comparing. */
import { type Numbers, roughRoot } from './snake.ts';

/** So many lines before and behind a line are looked at. */
const WINDOW = 100;
/** However long the texts are, a line that stands more often than this stands often. */
const MOST_OFTEN = 1024;

/**
 * Indexes of lines that may have a partner. Lines of one text alone have none; a line that stands often, such as a brace,
 * among lines that have none would find a wrong one.
 * @param counts number of a line → how often it stands in the other text
 */
export function comparedLines(
  numbers: Numbers,
  counts: Int32Array,
  from: number,
  to: number,
): Int32Array {
  const often = Math.min(roughRoot(numbers.length), MOST_OFTEN);
  const kinds = new Uint8Array(numbers.length);
  for (let at = from; at < to; at++) {
    const count = counts[numbers[at] ?? 0] ?? 0;
    kinds[at] = count === 0 ? ALONE : count >= often ? OFTEN : SOME;
  }
  const kept: number[] = [];
  for (let at = from; at < to; at++)
    if (kinds[at] === SOME || (kinds[at] === OFTEN && !isAmongAlone(kinds, at, from, to)))
      kept.push(at);
  return Int32Array.from(kept);
}

const ALONE = 0;
const SOME = 1;
const OFTEN = 2;

function isAmongAlone(kinds: Uint8Array, at: number, from: number, to: number): boolean {
  const before = around(kinds, at, -1, Math.max(from, at - WINDOW) - 1);
  if (before.alone === 0) return false;
  const behind = around(kinds, at, 1, Math.min(to - 1, at + WINDOW) + 1);
  if (behind.alone === 0) return false;
  const often = before.often + behind.often + 2;
  return 3 * often < before.alone + behind.alone;
}

/** The lines next to one, up to the first that has few partners. */
function around(
  kinds: Uint8Array,
  at: number,
  step: 1 | -1,
  end: number,
): { alone: number; often: number } {
  let [alone, often] = [0, 0];
  for (let next = at + step; next !== end; next += step) {
    if (kinds[next] === SOME) break;
    if (kinds[next] === ALONE) alone++;
    else often++;
  }
  return { alone, often };
}
