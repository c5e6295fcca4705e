/** The same package on three sides, whatever version each side has of it. */
import type { Sides } from '../sides.ts';
import { sidesOf } from '../sides.ts';
import { type LockFile, type Package, type PackageId } from './lock-file.ts';
import { compatibleLine } from './version.ts';

/** A package without its version, so that a bump on one side is a change of it and of nothing else. */
export interface Unit {
  readonly name: string;
  readonly base: UnitPackage | null;
  readonly ours: UnitPackage | null;
  readonly theirs: UnitPackage | null;
}

export interface UnitPackage {
  readonly package: Package;
  /** Ids of units. */
  readonly needs: readonly string[];
}

/** By id. */
export function unitsOf(locks: Sides<LockFile>): Map<string, Unit> {
  const several = new Set<string>();
  for (const { packages } of [locks.base, locks.ours, locks.theirs]) {
    const seen = new Set<string>();
    for (const one of packages) {
      const line = lineOf(one);
      if (seen.has(line)) several.add(line);
      seen.add(line);
    }
  }
  const idOf = (one: PackageId): string => {
    const line = lineOf(one);
    return several.has(line) ? `${line} ${one.version} ${one.source}` : line;
  };
  const maps = sidesOf(locks, ({ packages }) => {
    const pairs = packages.map((one): [string, UnitPackage] => [
      idOf(one),
      { package: one, needs: one.dependencies.map(idOf) },
    ]);
    return new Map(pairs);
  });
  const ids = new Set([maps.base, maps.ours, maps.theirs].flatMap((map) => [...map.keys()]));
  return new Map(
    [...ids].map((id): [string, Unit] => {
      const met = sidesOf(maps, (map) => map.get(id) ?? null);
      const name = (met.base ?? met.ours ?? met.theirs)?.package.name ?? '';
      return [id, { name, ...met }];
    }),
  );
}

/** A path package is one whatever its version; a package of a registry or repository is one per compatible line. */
function lineOf({ name, version, source }: PackageId): string {
  if (source === null) return JSON.stringify([name]);
  return JSON.stringify([name, source.replace(/[?#].*$/, ''), compatibleLine(version)]);
}
