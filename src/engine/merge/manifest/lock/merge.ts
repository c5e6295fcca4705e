/** Three-way merge of `Cargo.lock` by its packages. */
import { type Chunk, cleanText, splitLines } from '../../lines.ts';
import type { Sources } from '../agree.ts';
import { narrowed, Parts, undivided } from '../parts.ts';
import { MANIFEST_REASON } from '../reason.ts';
import { changed, type Sides, sidesOf } from '../sides.ts';
import { lockAgrees } from './check.ts';
import {
  blockPrinter,
  comparePackages,
  type LockFile,
  type Package,
  readLock,
  tables,
  versionLine,
} from './lock-file.ts';
import { mergeUnit, type MergedUnit } from './merge-unit.ts';
import { type Unit, unitsOf } from './units.ts';

/**
 * A lock that holds what both sides added, moved and dropped, in cargo's own form: sorted, dependencies named as shortly
 * as they can be. It does not resolve requirements: what both sides moved to different versions is a conflict, and so is
 * a path package that one dropped and the other changed. Where cargo is at hand the sync regenerates the lock
 * afterwards (`cargo update --workspace`), which keeps what is merged here wherever the manifests allow it.
 * @param texts whole files
 * Clean parts and conflicts in whole lines, `reason` one of `MANIFEST_REASON`; `null` when one of the three is not as
 * cargo writes it.
 */
export function mergeLock(texts: Sources): readonly Chunk[] | null {
  const windows = [texts.base, texts.ours, texts.theirs].every(isWindows);
  const unix = windows ? sidesOf(texts, (text) => text.replaceAll('\r\n', '\n')) : texts;
  const [base, ours, theirs] = [unix.base, unix.ours, unix.theirs].map(readLock);
  if (base == null || ours == null || theirs == null) return null;
  if (unix.ours === unix.theirs || unix.base === unix.theirs) return clean(texts.ours);
  if (unix.base === unix.ours) return clean(texts.theirs);
  const chunks = mergeLocks({ base, ours, theirs }, unix);
  if (chunks === null) return null;
  const text = cleanText(chunks);
  const right = text === null || lockAgrees(unix, text);
  const result = right ? chunks : narrowed(unix, 0, MANIFEST_REASON.values);
  return windows ? result.map(withWindowsEnds) : result;
}

function mergeLocks(locks: Sides<LockFile>, texts: Sources): readonly Chunk[] | null {
  const head = changed(sidesOf(locks, (lock) => lock.head));
  const version = changed(sidesOf(locks, (lock) => lock.version ?? ''));
  const form = changed(sidesOf(locks, (lock) => lock.form));
  const unused = mergedUnused(sidesOf(locks, (lock) => lock.unused));
  if (head === null || version === null || form === null) return null;
  const units = unitsOf(locks);
  const merged = withNeeded(units);
  const packages = withDependencies(merged);
  const lock: LockFile = {
    head,
    version: version === '' ? null : version,
    form,
    packages: packages.map(({ package: one }) => one),
    unused,
  };
  const parts = new Parts();
  parts.clean(lock.head + versionLine(lock));
  let first = versionLine(lock) === '';
  const print = blockPrinter(lock);
  for (const { package: one, result } of packages) {
    if (!first) parts.clean('\n');
    first = false;
    if (result.kind !== 'conflict') parts.clean(print(one));
    else {
      const blocks = blocksOf(result.unit, locks);
      parts.add(undivided(blocks, lineOf(texts.ours, blocks.ours), result.reason));
    }
  }
  for (const table of tables(lock)) parts.clean(`\n${table}`);
  return parts.all();
}

/** What is kept, and what that needs of what a side dropped; conflicts too. */
function withNeeded(units: ReadonlyMap<string, Unit>): Map<string, MergedUnit> {
  const nameOf = (id: string): string => units.get(id)?.name ?? id;
  const all = new Map([...units].map(([id, unit]) => [id, mergeUnit(unit, nameOf)]));
  const stays = new Map([...all].filter(([, { kind }]) => kind !== 'spare'));
  const replaced = replacedUnits(units);
  for (const [id, result] of stays) {
    const unit = units.get(id);
    const isLocal = result.kind === 'kept' && result.merged.package.source === null;
    if (isLocal && unit !== undefined && result.merged.needs.some((need) => replaced.has(need)))
      stays.set(id, { kind: 'conflict', unit, reason: MANIFEST_REASON.leftVersion });
    for (const need of needsOf(result)) {
      const needed = all.get(need);
      if (needed !== undefined && !stays.has(need)) stays.set(need, needed);
    }
  }
  return stays;
}

/**
 * What one side dropped and has in another version instead. A path package of the other side that needs it may inherit
 * its requirement from the workspace, so that it too would move; one from a registry asks for what it always did.
 */
function replacedUnits(units: ReadonlyMap<string, Unit>): ReadonlySet<string> {
  const names = { ours: new Set<string>(), theirs: new Set<string>() };
  for (const { name, base, ours, theirs } of units.values()) {
    if (ours !== null && base === null) names.ours.add(name);
    if (theirs !== null && base === null) names.theirs.add(name);
  }
  const isReplaced = ({ name, base, ours, theirs }: Unit): boolean =>
    base !== null &&
    ((ours === null && names.ours.has(name)) || (theirs === null && names.theirs.has(name)));
  return new Set([...units].filter(([, unit]) => isReplaced(unit)).map(([id]) => id));
}

function needsOf(result: MergedUnit): readonly string[] {
  if (result.kind !== 'conflict') return result.merged.needs;
  return [...(result.unit.ours?.needs ?? []), ...(result.unit.theirs?.needs ?? [])];
}

interface Placed {
  readonly package: Package;
  readonly result: MergedUnit;
}

/** In order, each dependency with the version that its package has now. A conflict stands where our package would. */
function withDependencies(merged: ReadonlyMap<string, MergedUnit>): Placed[] {
  const shown = new Map([...merged].map(([id, result]) => [id, packageOf(result)]));
  const placed = [...merged.values()].map((result): Placed => {
    const dependencies = needsOf(result).flatMap((need) => shown.get(need) ?? []);
    return { package: { ...packageOf(result), dependencies }, result };
  });
  return placed.sort((a, b) => comparePackages(a.package, b.package));
}

function packageOf(result: MergedUnit): Package {
  if (result.kind !== 'conflict') return result.merged.package;
  const { base, ours, theirs } = result.unit;
  const one = ours ?? theirs ?? base;
  if (one === null) throw new Error('a package that no side has');
  return one.package;
}

function blocksOf({ base, ours, theirs }: Unit, locks: Sides<LockFile>): Sides<string> {
  return {
    base: base === null ? '' : blockPrinter(locks.base)(base.package),
    ours: ours === null ? '' : blockPrinter(locks.ours)(ours.package),
    theirs: theirs === null ? '' : blockPrinter(locks.theirs)(theirs.package),
  };
}

function lineOf(text: string, block: string): number {
  return text.slice(0, Math.max(0, text.indexOf(block))).split('\n').length - 1;
}

function mergedUnused({ base, ours, theirs }: Sides<readonly string[]>): string[] {
  const all = [...new Set([...ours, ...theirs])];
  const stays = (one: string): boolean =>
    !base.includes(one) || (ours.includes(one) && theirs.includes(one));
  return all.filter(stays).sort();
}

function isWindows(text: string): boolean {
  return !/(?<!\r)\n/.test(text) && text.includes('\r\n');
}

function withWindowsEnds(chunk: Chunk): Chunk {
  if (chunk.kind === 'ok') return { kind: 'ok', lines: ended(chunk.lines) };
  const { base, ours, theirs } = chunk;
  return { ...chunk, base: ended(base), ours: ended(ours), theirs: ended(theirs) };
}

function ended(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/\n$/, '\r\n'));
}

function clean(text: string): readonly Chunk[] {
  return text === '' ? [] : [{ kind: 'ok', lines: splitLines(text) }];
}
