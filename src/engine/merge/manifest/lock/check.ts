/**
 * Whether a merged lock is whole and holds both sides' edits. It reads the four files anew, as values, and shares nothing
 * with the merge.
 */
import { parse } from 'smol-toml';
import type { Sources } from '../agree.ts';
import { recordOf } from '../record.ts';

interface Entry {
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly checksum: string;
  readonly dependencies: readonly string[];
}

interface Lock {
  readonly version: string;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly isUnique: boolean;
}

export function lockAgrees(sources: Sources, merged: string): boolean {
  const [base, ours, theirs, result] = [sources.base, sources.ours, sources.theirs, merged].map(
    read,
  );
  if (base === undefined || ours === undefined || theirs === undefined || result === undefined)
    return false;
  const version = [ours.version, theirs.version].find((one) => one !== base.version);
  return (
    result.isUnique &&
    result.version === (version ?? base.version) &&
    isResolvable(result) &&
    holdsBoth(base, ours, theirs, result) &&
    needsBoth(base, ours, theirs, result) &&
    membersMoveTogether(base, ours, theirs, result)
  );
}

function read(text: string): Lock {
  const file = parse(text);
  const sums = recordOf(file['metadata']);
  const list = listOf(file['package']).map(recordOf);
  const entries = list.map((one): [string, Entry] => {
    const [name, version, source] = ['name', 'version', 'source'].map((key) => textOf(one[key]));
    const key = `${name} ${version}${source === '' ? '' : ` (${source})`}`;
    const checksum = textOf(one['checksum'] ?? sums[`checksum ${key.replace(/#.*\)$/, ')')}`]);
    const dependencies = listOf(one['dependencies']).map(textOf);
    return [
      key,
      { name: name ?? '', version: version ?? '', source: source ?? '', checksum, dependencies },
    ];
  });
  const map = new Map(entries);
  return { version: textOf(file['version']), entries: map, isUnique: map.size === list.length };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Packages that a dependency may mean; a path package has no source to name. */
function meant(written: string, entries: readonly Entry[]): readonly Entry[] {
  const [name, version, source] = written.split(' ');
  const fits = entries.filter(
    (one) =>
      one.name === name &&
      (version === undefined || one.version === version) &&
      (source === undefined || `(${one.source.replace(/#.*$/, '')})` === source),
  );
  const local = fits.filter((one) => one.source === '');
  return version !== undefined && local.length > 0 ? local : fits;
}

/** Every dependency means one package. */
function isResolvable({ entries }: Lock): boolean {
  const byName = new Map<string, Entry[]>();
  for (const one of entries.values()) {
    byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  }
  return [...entries.values()].every((one) =>
    one.dependencies.every((written) => {
      const named = byName.get(written.split(' ')[0] ?? '') ?? [];
      return meant(written, named).length === 1;
    }),
  );
}

/**
 * Both sides' packages are there with their checksums, what a side added too; what a side dropped only if something
 * depends on it; what a side added may be missing only where the other dropped what the base had of that name.
 */
function holdsBoth(base: Lock, ours: Lock, theirs: Lock, result: Lock): boolean {
  const needed = new Set(
    [...result.entries.values()].flatMap((one) =>
      one.dependencies.map((written) => written.split(' ')[0]),
    ),
  );
  const names = (lock: Lock): ReadonlySet<string> =>
    new Set([...lock.entries.values()].map(({ name }) => name));
  const [before, mine, other] = [base, ours, theirs].map(names);
  const keys = new Set([base, ours, theirs, result].flatMap((lock) => [...lock.entries.keys()]));
  return [...keys].every((key) => {
    const has = (lock: Lock): boolean => lock.entries.has(key);
    const [inOurs, inTheirs, inResult] = [ours, theirs, result].map(has);
    const name = key.split(' ')[0] ?? '';
    if (inResult) {
      const sums = [ours, theirs].map((lock) => lock.entries.get(key)?.checksum);
      const sum = result.entries.get(key)?.checksum;
      if (!sums.includes(sum)) return false;
      return (inOurs && inTheirs) || !has(base) || needed.has(name);
    }
    if (inOurs && inTheirs) return false;
    if (has(base) || !(inOurs || inTheirs)) return true;
    const dropped = inOurs ? !other?.has(name) : !mine?.has(name);
    return dropped && before?.has(name) === true;
  });
}

/** For each package that all have: it depends on the names that three-way merging the lists of names gives. */
function needsBoth(base: Lock, ours: Lock, theirs: Lock, result: Lock): boolean {
  return [...result.entries].every(([key, merged]) => {
    const all = [base, ours, theirs].map((lock) => lock.entries.get(key));
    const now = namesOf(merged);
    const sides = all.filter((one) => one !== undefined);
    if (sides.length < 3) {
      const known = [base, ours, theirs].flatMap((lock) =>
        [...lock.entries.values()].filter((one) => one.name === merged.name).flatMap(namesOf),
      );
      return now.every((name) => known.includes(name));
    }
    const [before, mine, other] = sides.map((one) => namesOf(one).join(' '));
    const wanted = (name: string): boolean => {
      const [b, o, t] = sides.map((one) => namesOf(one).includes(name));
      return o === b ? t === true : o === true;
    };
    if (before === mine || before === other || mine === other) {
      return now.join(' ') === (before === mine ? other : mine);
    }
    return [...new Set([...sides.flatMap(namesOf), ...now])].every(
      (name) => now.includes(name) === wanted(name),
    );
  });
}

/** No path package that a side added has the version that the other side left for all of its own. */
function membersMoveTogether(base: Lock, ours: Lock, theirs: Lock, result: Lock): boolean {
  const versions = (lock: Lock): string[] =>
    [...lock.entries.values()].filter((one) => one.source === '').map((one) => one.version);
  const before = versions(base);
  const [mine, other] = [ours, theirs].map((lock) => new Set(versions(lock)));
  const names = new Set([...base.entries.values()].map(({ name }) => name));
  return [...result.entries.values()].every(
    ({ name, version, source }) =>
      source !== '' ||
      names.has(name) ||
      before.filter((one) => one === version).length < 2 ||
      (mine?.has(version) === true && other?.has(version) === true),
  );
}

/** Each once: two versions of one package count as it. */
function namesOf({ dependencies }: Entry): string[] {
  return [...new Set(dependencies.map((written) => written.split(' ')[0] ?? ''))].sort();
}
