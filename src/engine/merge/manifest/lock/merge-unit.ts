/** Merge of one package of a lock. */
import { MANIFEST_REASON } from '../reason.ts';
import { changed, type Sides, sidesOf } from '../sides.ts';
import type { Unit, UnitPackage } from './units.ts';

export type MergedUnit =
  | { readonly kind: 'kept' | 'spare'; readonly merged: UnitPackage }
  | { readonly kind: 'conflict'; readonly unit: Unit; readonly reason: string };

/**
 * `spare` is what a side dropped: it stays out unless something that stays needs it.
 * @param nameOf of a unit's id
 */
export function mergeUnit(unit: Unit, nameOf: (id: string) => string): MergedUnit {
  const { base, ours, theirs } = unit;
  if (ours === null || theirs === null) return mergeOneSided(unit);
  const id = changed(sidesOf({ base, ours, theirs }, shownId));
  const needs = mergedNeeds(
    sidesOf({ base, ours, theirs }, (one) => one?.needs ?? []),
    nameOf,
  );
  if (id === null) return { kind: 'conflict', unit, reason: MANIFEST_REASON.bothBumped };
  if (needs === null) return { kind: 'conflict', unit, reason: MANIFEST_REASON.bothRequire };
  const from = shownId(theirs) === id ? theirs : ours;
  return { kind: 'kept', merged: { package: from.package, needs } };
}

function mergeOneSided(unit: Unit): MergedUnit {
  const { base, ours, theirs } = unit;
  const has = ours ?? theirs ?? base;
  if (has === null) throw new Error('a package that no side has');
  if (base === null) return { kind: 'kept', merged: has };
  const isEdited = (ours ?? theirs) !== null && shown(has) !== shown(base);
  if (isEdited && has.package.source === null) {
    const { oursDeleted, theirsDeleted } = MANIFEST_REASON;
    return { kind: 'conflict', unit, reason: ours === null ? oursDeleted : theirsDeleted };
  }
  return { kind: 'spare', merged: has };
}

function shownId(one: UnitPackage | null): string {
  if (one === null) return '';
  const { version, source, checksum } = one.package;
  return JSON.stringify([version, source, checksum]);
}

function shown(one: UnitPackage): string {
  return JSON.stringify([shownId(one), [...one.needs].sort()]);
}

/** Name by name: what one side changed; `null` when both changed which packages of a name are needed. */
function mergedNeeds(
  needs: Sides<readonly string[]>,
  nameOf: (id: string) => string,
): string[] | null {
  const merged: string[] = [];
  for (const name of new Set([...needs.ours, ...needs.theirs].map(nameOf))) {
    const named = sidesOf(needs, (list) => list.filter((id) => nameOf(id) === name).sort());
    const ids = changed(sidesOf(named, (list) => JSON.stringify(list)));
    if (ids === null) return null;
    merged.push(...(JSON.stringify(named.theirs) === ids ? named.theirs : named.ours));
  }
  return merged;
}
