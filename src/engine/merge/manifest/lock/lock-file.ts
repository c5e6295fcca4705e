/** `Cargo.lock` as values, and back to the very text that cargo writes. */
import { parse } from 'smol-toml';
import { byCode } from '../order.ts';
import { recordOf } from '../record.ts';
import { compareVersions } from './version.ts';

/** What names one package in a lock. */
export interface PackageId {
  readonly name: string;
  readonly version: string;
  /** `null` for a path package, a workspace's member among them. */
  readonly source: string | null;
}

export interface Package extends PackageId {
  readonly checksum: string | null;
  readonly dependencies: readonly PackageId[];
}

/** How dependencies are named: as shortly as is unambiguous, or always in full with checksums in `[metadata]`. */
export type Form = 'short' | 'full';

export interface LockFile {
  /** Comment lines at the top. */
  readonly head: string;
  readonly version: string | null;
  readonly form: Form;
  readonly packages: readonly Package[];
  /** `[[patch.unused]]`, each as it is written. */
  readonly unused: readonly string[];
}

/** `null` when `text` is not exactly what cargo would write: nothing is known about such a file. */
export function readLock(text: string): LockFile | null {
  const read = readValues(text);
  if (read === null) return null;
  const forms: readonly Form[] = ['short', 'full'];
  const form = forms.find((one) => printLock({ ...read, form: one }) === text);
  return form === undefined ? null : { ...read, form };
}

export function printLock(lock: LockFile): string {
  const blocks = [...lock.packages].sort(comparePackages).map(blockPrinter(lock));
  const text = [versionLine(lock), ...blocks, ...tables(lock)]
    .filter((one) => one !== '')
    .join('\n');
  return lock.head + text;
}

export function versionLine({ version }: LockFile): string {
  return version === null ? '' : `version = ${version}\n`;
}

/** What stands behind the packages. */
export function tables({ form, packages, unused }: LockFile): string[] {
  const sums = form === 'full' ? [...packages].filter(({ checksum }) => checksum !== null) : [];
  const lines = sums.map(
    (one) => `${JSON.stringify(`checksum ${fullName(one)}`)} = "${one.checksum}"\n`,
  );
  return [...unused, ...(lines.length === 0 ? [] : [`[metadata]\n${lines.sort(byCode).join('')}`])];
}

/** One package as text, without the blank line that parts it from the next. */
export function blockPrinter({ form, packages }: LockFile): (one: Package) => string {
  const count = new Map<string, number>();
  const add = (key: string): void => void count.set(key, (count.get(key) ?? 0) + 1);
  for (const { name, version } of packages) {
    add(name);
    add(`${name} ${version}`);
  }
  const nameFor = (id: PackageId): string => {
    const exact = `${id.name} ${id.version}`;
    if (form === 'full' || (count.get(exact) ?? 0) > 1) return fullName(id);
    return (count.get(id.name) ?? 0) > 1 ? exact : id.name;
  };
  return ({ name, version, source, checksum, dependencies }) => {
    const names = dependencies.map(nameFor).sort(byCode);
    return [
      '[[package]]\n',
      `name = "${name}"\n`,
      `version = "${version}"\n`,
      source === null ? '' : `source = "${source}"\n`,
      checksum === null || form === 'full' ? '' : `checksum = "${checksum}"\n`,
      names.length === 0
        ? ''
        : `dependencies = [\n${names.map((one) => ` "${one}",\n`).join('')}]\n`,
    ].join('');
  };
}

/** As a dependency names it: without the commit of a repository. */
export function fullName({ name, version, source }: PackageId): string {
  return `${name} ${version}${source === null ? '' : ` (${source.replace(/#.*$/, '')})`}`;
}

export function comparePackages(a: PackageId, b: PackageId): number {
  return (
    byCode(a.name, b.name) ||
    compareVersions(a.version, b.version) ||
    byCode(a.source ?? '', b.source ?? '')
  );
}

interface Raw extends PackageId {
  readonly checksum: string | null;
  readonly needs: readonly string[];
}

function readValues(text: string): Omit<LockFile, 'form'> | null {
  let file: Record<string, unknown>;
  try {
    file = parse(text);
  } catch {
    return null;
  }
  const { version, package: list, metadata } = file;
  if (!Array.isArray(list)) return null;
  const sums = recordOf(metadata);
  const raw = list.map((one) => rawOf(recordOf(one), sums));
  const find = finder(raw);
  const packages = raw.map(({ needs, ...one }) => ({ ...one, dependencies: needs.map(find) }));
  if (!packages.every(isResolved)) return null;
  const head = /^(?:#[^\n]*\n)*/.exec(text)?.[0] ?? '';
  const unused = [...text.matchAll(/^\[\[patch\.unused\]\]\n(?:[^\n[]+\n)*/gm)].map(([one]) => one);
  return {
    head,
    version: typeof version === 'number' ? String(version) : null,
    packages,
    unused,
  };
}

function isResolved<T extends { dependencies: readonly (PackageId | null)[] }>(
  one: T,
): one is T & { dependencies: readonly PackageId[] } {
  return one.dependencies.every((id) => id !== null);
}

function rawOf(one: Record<string, unknown>, sums: Record<string, unknown>): Raw {
  const [name, version] = [String(one['name']), String(one['version'])];
  const source = typeof one['source'] === 'string' ? one['source'] : null;
  const id = { name, version, source };
  const checksum = one['checksum'] ?? sums[`checksum ${fullName(id)}`];
  const needs = Array.isArray(one['dependencies']) ? one['dependencies'].map(String) : [];
  return { ...id, checksum: typeof checksum === 'string' ? checksum : null, needs };
}

/** The one package that a dependency names, by as much of it as is written. */
function finder(packages: readonly PackageId[]): (written: string) => PackageId | null {
  const found = new Map<string, PackageId | null>();
  for (const { name, version, source } of packages) {
    const id = { name, version, source };
    for (const written of new Set([name, `${name} ${version}`, fullName(id)])) {
      found.set(written, found.has(written) ? null : id);
    }
  }
  // A path package has no more to its name, whatever registry has the same version.
  for (const { name, version, source } of packages)
    if (source === null) found.set(`${name} ${version}`, { name, version, source });
  return (written) => found.get(written) ?? null;
}
