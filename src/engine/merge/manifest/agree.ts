/**
 * Whether a merged file says what three-way merging the values of its inputs says. Works on parsed values alone and
 * shares nothing with the merge of texts.
 */
import { parse } from 'smol-toml';

export interface Sources {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

type Value = unknown;

interface Question {
  readonly path: readonly string[];
  readonly base: Value;
  readonly ours: Value;
  readonly theirs: Value;
  readonly merged: Value;
}

/**
 * @param open whether a value that both sides changed differently may be either side's: so in a text with its conflicts
 *   resolved to one side. Otherwise there is no such value.
 */
export function valuesAgree(sources: Sources, merged: string, open: boolean): boolean {
  const [base, ours, theirs, result] = [sources.base, sources.ours, sources.theirs, merged].map(
    read,
  );
  if (result === undefined || ours === undefined || theirs === undefined) return false;
  return agree({ path: [], base, ours, theirs, merged: result }, open);
}

function read(text: string): Value {
  try {
    return parse(text, { integersAsBigInt: 'asNeeded' });
  } catch {
    return undefined;
  }
}

function agree(question: Question, open: boolean): boolean {
  const { path, merged } = question;
  const base = plain(path, question.base);
  const ours = plain(path, question.ours);
  const theirs = plain(path, question.theirs);
  const same = (one: Value): boolean => shown(plain(path, merged)) === shown(one);
  if (shown(ours) === shown(theirs)) return same(ours);
  if (shown(base) === shown(ours)) return same(theirs);
  if (shown(base) === shown(theirs)) return same(ours);
  if (isTable(ours) && isTable(theirs) && (isTable(base) || base === undefined)) {
    const result = plain(path, merged);
    if (!isTable(result)) return false;
    const sides = [base ?? {}, ours, theirs, result] as const;
    return [...new Set(sides.flatMap((side) => Object.keys(side)))].every((key) => {
      const [before, mine, other, now] = sides.map((side) =>
        Object.hasOwn(side, key) ? side[key] : undefined,
      );
      const below = { base: before, ours: mine, theirs: other, merged: now };
      return agree({ path: [...path, key], ...below }, open);
    });
  }
  if (Array.isArray(ours) && Array.isArray(theirs) && (base === undefined || Array.isArray(base))) {
    if (open && (same(ours) || same(theirs))) return true;
    const sides = { base: base ?? [], ours, theirs };
    return Array.isArray(merged) && listAgrees(path, sides, merged, open);
  }
  return open && (same(ours) || same(theirs));
}

interface Lists {
  readonly base: readonly Value[];
  readonly ours: readonly Value[];
  readonly theirs: readonly Value[];
}

function listAgrees(
  path: readonly string[],
  { base, ours, theirs }: Lists,
  merged: readonly Value[],
  open: boolean,
): boolean {
  const lists = [base, ours, theirs, merged];
  if (lists.flat().every((one) => nameOf(one) !== null)) {
    const named = lists.map((list) =>
      Object.fromEntries(list.map((one) => [nameOf(one) ?? '', one])),
    );
    const once = named.every((table, at) => Object.keys(table).length === lists[at]?.length);
    const [before, mine, other, now] = named;
    return (
      once &&
      agree({ path: [...path, '*'], base: before, ours: mine, theirs: other, merged: now }, open)
    );
  }
  const [before, mine, other, now] = lists.map((list) => list.map(shown));
  if (before === undefined || mine === undefined || other === undefined || now === undefined)
    return false;
  const all = new Set([...before, ...mine, ...other, ...now]);
  const counted = [...all].every((one) => {
    const [b, o, t, m] = [before, mine, other, now].map((list) => occurrences(list, one));
    return countAgrees(b ?? 0, o ?? 0, t ?? 0, m ?? 0);
  });
  return (
    counted && (isUnordered(path) || (follows(now, mine, before) && follows(now, other, before)))
  );
}

function nameOf(value: Value): string | null {
  const name = isTable(value) ? value['name'] : null;
  return typeof name === 'string' ? name : null;
}

function countAgrees(base: number, ours: number, theirs: number, merged: number): boolean {
  if (ours === theirs) return merged === ours;
  if (base === ours) return merged === theirs;
  return base === theirs && merged === ours;
}

/** What the merge shares with a side stands in that side's order, unless the side kept the base's. */
function follows(
  merged: readonly string[],
  side: readonly string[],
  base: readonly string[],
): boolean {
  const common = side.filter((one) => merged.includes(one));
  const old = common.filter((one) => base.includes(one));
  return kept(merged, common) === kept(side, common) || kept(side, old) === kept(base, old);
}

function kept(of: readonly string[], among: readonly string[]): string {
  return JSON.stringify(of.filter((one) => among.includes(one)));
}

function occurrences(list: readonly string[], one: string): number {
  return list.filter((other) => other === one).length;
}

const UNORDERED =
  /^(?:features|members|default-members|exclude|include|keywords|categories|required-features)$/;

function isUnordered(path: readonly string[]): boolean {
  return UNORDERED.test(path.at(-1) ?? '') || path.at(-2) === 'features';
}

/** A dependency's bare requirement as the table it stands for. */
function plain(path: readonly string[], value: Value): Value {
  const requirement = /^(?:dev-|build-)?dependencies$/.test(path.at(-2) ?? '');
  return requirement && typeof value === 'string' ? { version: value } : value;
}

function isTable(value: Value): value is Record<string, Value> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  );
}

/** Equal texts for equal values; the order of a table's keys does not count. */
function shown(value: Value): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return `[${value.map(shown).join()}]`;
  if (!isTable(value)) return typeof value === 'bigint' ? `${value}` : JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${shown(value[key])}`).join()}}`;
}
