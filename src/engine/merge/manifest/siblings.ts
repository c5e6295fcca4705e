/** Crates of one workspace that move together: a path dependency that one side added while the other moved all of them. */
import { parse } from 'smol-toml';
import type { Sources } from './agree.ts';

/** Whether no path dependency that a side added asks for a version that the other side has left everywhere. */
export function siblingsHold(sources: Sources, merged: string): boolean {
  const [base, ours, theirs, result] = [sources.base, sources.ours, sources.theirs, merged].map(
    siblingVersions,
  );
  if (base === undefined || ours === undefined || theirs === undefined) return false;
  const left = (version: string): boolean =>
    [...base.values()].includes(version) &&
    [ours, theirs].some((side) => ![...side.values()].includes(version));
  return [...(result ?? [])].every(([key, version]) => base.has(key) || !left(version));
}

/** Versions of path dependencies by where they stand, and the package's own. */
function siblingVersions(text: string): Map<string, string> {
  const found = new Map<string, string>();
  collect(parse(text), '', found);
  return found;
}

function collect(value: unknown, at: string, found: Map<string, string>): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const table = value as Record<string, unknown>;
  const isCrate = at === '/package' || at === '/workspace/package' || 'path' in table;
  if (isCrate && typeof table['version'] === 'string') found.set(at, table['version']);
  for (const [key, one] of Object.entries(table)) collect(one, `${at}/${key}`, found);
}
