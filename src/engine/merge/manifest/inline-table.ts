/** Merge of inline tables by their keys, in the form of one of them. */
import { mergedOrder } from './order.ts';
import { changed, type Sides, sidesOf } from './sides.ts';
import { meaningOf, type Written, writtenText } from './written.ts';

export interface Pair {
  readonly key: string;
  /** `key = ` as it is written. */
  readonly head: string;
  readonly value: Written;
}

type MergeValue = (
  path: readonly string[],
  versions: { base: Written | null; ours: Written; theirs: Written },
) => string | null;

/**
 * @param form the text of an inline table: its padding and separators are used
 * The text of the merged table, or `null` when the sides disagree on a key or the table has several lines.
 */
export function mergeInlineTable(
  path: readonly string[],
  sides: Sides<readonly Pair[]>,
  form: string,
  mergeValue: MergeValue,
): string | null {
  const maps = sidesOf(sides, (pairs) => new Map(pairs.map((pair) => [pair.key, pair])));
  const texts = new Map<string, string | null>();
  for (const key of new Set([...maps.ours.keys(), ...maps.theirs.keys()])) {
    const of = sidesOf(maps, (map) => map.get(key) ?? null);
    const text = mergePair([...path, key], of, mergeValue);
    if (text === false) return null;
    texts.set(key, text);
  }
  const keys = sidesOf(sides, (pairs) => pairs.map((pair) => pair.key));
  const order = mergedOrder(keys, (key) => texts.get(key) !== null);
  const padding = /^\{(\s*)/.exec(form)?.[1] ?? ' ';
  const separator = form.includes(', ') || !form.includes(',') ? ', ' : ',';
  const text = `{${padding}${order.map((key) => texts.get(key)).join(separator)}${padding}}`;
  return /[\n#]/.test(form) || text.includes('\n') ? null : text;
}

/** `null` when the key goes, `false` when the sides disagree. */
function mergePair(
  path: readonly string[],
  { base, ours, theirs }: Sides<Pair | null>,
  mergeValue: MergeValue,
): string | null | false {
  if (ours !== null && theirs !== null) {
    const head = changed<string | null>(
      sidesOf({ base, ours, theirs }, (pair) => pair?.head ?? null),
    );
    const value = mergeValue(path, {
      base: base?.value ?? null,
      ours: ours.value,
      theirs: theirs.value,
    });
    return value === null ? false : `${head ?? theirs.head}${value}`;
  }
  const kept = ours ?? theirs;
  if (kept === null) return null;
  if (base === null) return `${kept.head}${writtenText(kept.value)}`;
  return meaningOf(kept.value.node) === meaningOf(base.value.node) ? null : false;
}
