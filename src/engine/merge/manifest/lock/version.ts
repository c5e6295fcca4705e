/** Semantic versions, as far as a lock needs them. */
import { byCode } from '../order.ts';

/** Versions that satisfy the same caret requirement share it: `1`, `0.3`, `0.0.7`. */
export function compatibleLine(version: string): string {
  const [major = '0', minor = '0', patch = '0'] = version.split(/[-+]/)[0]?.split('.') ?? [];
  if (major !== '0') return major;
  return minor === '0' ? `0.0.${patch}` : `0.${minor}`;
}

/** Negative when `a` is the lower one. */
export function compareVersions(a: string, b: string): number {
  const [mine, other] = [parsed(a), parsed(b)];
  const numbers = compareLists(mine.numbers, other.numbers);
  if (numbers !== 0) return numbers;
  if (mine.pre.length === 0 || other.pre.length === 0) {
    const released = other.pre.length - mine.pre.length;
    return released === 0 ? byCode(a, b) : released;
  }
  return compareLists(mine.pre, other.pre) || byCode(a, b);
}

function parsed(version: string): { numbers: string[]; pre: string[] } {
  const [, numbers = '', pre = ''] = /^([^-+]*)(?:-([^+]*))?/.exec(version) ?? [];
  return { numbers: numbers.split('.'), pre: pre === '' ? [] : pre.split('.') };
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [mine, other] = [a[at], b[at]];
    if (mine === undefined || other === undefined) return a.length - b.length;
    const order = compareSteps(mine, other);
    if (order !== 0) return order;
  }
  return 0;
}

function compareSteps(a: string, b: string): number {
  const [mine, other] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (mine && other) return Number(a) - Number(b);
  return mine === other ? byCode(a, b) : mine ? -1 : 1;
}
