/** Merge of arrays by their elements: sets united, others in order. */
import type { AST } from 'toml-eslint-parser';
import diff3Merge from 'diff3';
import { type ArrayForm, type Element, printArray, readArray } from './array-form.ts';
import { mergedOrder } from './order.ts';
import { isSet } from './sets.ts';
import { changed } from './sides.ts';
import type { Written } from './written.ts';

type WrittenArray = Written & { readonly node: AST.TOMLArray };

/**
 * The text of the merged array, or `null` when the sides disagree or its form is not understood.
 * @param path keys from the file's own table down to the array
 */
export function mergeArray(
  path: readonly string[],
  written: { base: WrittenArray | null; ours: WrittenArray; theirs: WrittenArray },
): string | null {
  const base = written.base === null ? null : readArray(written.base);
  const [ours, theirs] = [readArray(written.ours), readArray(written.theirs)];
  if (ours === null || theirs === null) return null;
  if (base === null && written.base !== null) return null;
  const versions = {
    base: base?.elements ?? [],
    ours: ours.elements,
    theirs: theirs.elements,
  };
  const strings = [...versions.ours, ...versions.theirs].map(({ text }) => text.slice(1));
  const order = isSet(path, strings) ? united(versions) : inOrder(versions);
  if (order === null) return null;
  const elements = order.map((key) => element(key, versions));
  const form = formOf(base, ours, theirs);
  const tail = changed<string>({ base: base?.tail ?? '', ours: ours.tail, theirs: theirs.tail });
  if (tail === null || !elements.every((one) => one !== null)) return null;
  return printArray({ ...form, tail, elements });
}

interface Versions {
  readonly base: readonly Element[];
  readonly ours: readonly Element[];
  readonly theirs: readonly Element[];
}

function united({ base, ours, theirs }: Versions): string[] {
  const [before, mine, other] = [keysOf(base), keysOf(ours), keysOf(theirs)];
  const survives = (key: string): boolean =>
    !before.includes(key) || (mine.includes(key) && other.includes(key));
  const headed = new Set(
    [...ours, ...theirs].filter(({ lead }) => /^[ \t]*\r?\n/m.test(lead)).map(({ key }) => key),
  );
  return mergedOrder({ base: before, ours: mine, theirs: other }, survives, (key) =>
    headed.has(key),
  );
}

function inOrder({ base, ours, theirs }: Versions): string[] | null {
  const parts = diff3Merge(keysOf(ours), keysOf(base), keysOf(theirs));
  const merged: string[] = [];
  for (const part of parts) {
    if (!('ok' in part)) return null;
    merged.push(...part.ok);
  }
  return new Set(merged).size === merged.length ? merged : null;
}

function keysOf(list: readonly Element[]): string[] {
  return list.map(({ key }) => key);
}

/** One element with its comments and its spelling from the side that changed them; `null` when both did. */
function element(key: string, versions: Versions): Element | null {
  const find = (list: readonly Element[]): Element | undefined =>
    list.find((one) => one.key === key);
  const [base, ours, theirs] = [find(versions.base), find(versions.ours), find(versions.theirs)];
  if (ours === undefined || theirs === undefined) return ours ?? theirs ?? null;
  const part = (of: (one: Element) => string): string | null =>
    changed<string>({
      base: base === undefined ? '' : of(base),
      ours: of(ours),
      theirs: of(theirs),
    });
  const lead = part((one) => one.lead);
  const trail = part((one) => one.trail);
  if (lead === null || trail === null) return null;
  return { key, lead, trail, text: part((one) => one.text) ?? theirs.text };
}

/** The form of the side that changed it; theirs when both did. */
function formOf(base: ArrayForm | null, ours: ArrayForm, theirs: ArrayForm): ArrayForm {
  if (ours.elements.length === 0) return theirs;
  if (theirs.elements.length === 0 || base === null)
    return theirs.elements.length === 0 ? ours : theirs;
  return shapeOf(base) === shapeOf(theirs) ? ours : theirs;
}

function shapeOf({ indent, open, close, comma }: ArrayForm): string {
  return JSON.stringify([indent, open, close, comma]);
}
