/** Crates of one workspace that move together: a path dependency that one side added while the other moved all of them. */
import { parse } from 'smol-toml';
import type { Sources } from './agree.ts';
import { isRecord } from './record.ts';

/** Whether no path dependency that a side added asks for a version that the other side has left everywhere. */
export function siblingsHold(sources: Sources, merged: string): boolean {
  const [base, ours, theirs, result] = [sources.base, sources.ours, sources.theirs, merged].map(
    siblingVersions,
  );
  if (base === undefined || ours === undefined || theirs === undefined) return false;
  const left = (version: string): boolean =>
    [...base.values()].filter((one) => one === version).length > 1 &&
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
  if (!isRecord(value)) return;
  const isCrate = at === '/package' || at === '/workspace/package' || 'path' in value;
  if (isCrate && typeof value['version'] === 'string') found.set(at, value['version']);
  for (const [key, one] of Object.entries(value)) collect(one, `${at}/${key}`, found);
}
