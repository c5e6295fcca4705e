/** Where an analysis has to look for changes of what the fork builds on. */
import type { CrateDependency, DependencyReport } from '../../ports/impact.ts';
import type { Risk } from '../request.ts';

/** One definition of upstream, under the crate that really holds it. */
export interface WatchedDefinition {
  readonly crate: string;
  /** `compiler/rustc_span`; `src/librustc_span` up to 1.47. */
  readonly folder: string;
  /** Where it is at the versions that have it: one, or two of a definition that moved. */
  readonly files: readonly string[];
  /** Path of the module in the crate: `def_id`. */
  readonly module: string;
  /** Of the item: `DefId`. */
  readonly name: string;
  /** Variants and members that fork code names through a path. */
  readonly members: readonly string[];
  /** How the fork knows it: `rustc_middle DefId`, `rustc_span::DefId`. */
  readonly known: readonly string[];
  readonly used_by: string;
  /** `null`: of a crate that is declared nowhere. */
  readonly risk: Risk | null;
}

/** Of both versions; modules are not among them. */
export function watchedDefinitions({ crates }: DependencyReport): WatchedDefinition[] {
  const watched = new Map<string, WatchedDefinition>();
  for (const dependency of crates) {
    for (const [known, definition] of definitionsOf(dependency)) {
      const { crate, module, name, file, member } = definition;
      const key = `${crate} ${module} ${name}`;
      const { files = [], members = [], known: others = [], ...rest } = watched.get(key) ?? {};
      watched.set(key, {
        crate,
        folder: file.slice(0, file.indexOf(crate) + crate.length),
        module,
        name,
        used_by: dependency.used_by,
        risk: dependency.risk,
        ...rest,
        files: [...new Set([...files, file])],
        members: [...new Set([...members, ...(member === null ? [] : [member])])],
        known: [...new Set([...others, known])],
      });
    }
  }
  return [...watched.values()];
}

function definitionsOf({
  crate,
  declared,
  found,
}: CrateDependency): (readonly [string, CrateDependency['declared'][number]['before'][number]])[] {
  const named = [
    ...declared.map((api) => [`${crate} ${api.name}`, api] as const),
    ...(found ?? []).map((api) => [api.name, api] as const),
  ];
  return named.flatMap(([known, { before, after }]) =>
    [...before, ...after]
      .filter(({ kind }) => kind !== 'module')
      .map((definition) => [known, definition] as const),
  );
}
