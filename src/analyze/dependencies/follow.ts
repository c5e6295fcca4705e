/** A name of a crate's API, followed to where upstream defines it. */
import type { Definition } from '../../ports/impact.ts';
import { definitionsOf } from './definition.ts';
import { publicModules, modulesBelow } from './module-levels.ts';
import type { Module } from './crate.ts';
import type { Crates } from './crate-reader.ts';
import { passing, Resolver, type Found } from './resolver.ts';

export interface Followed {
  /** Empty: the crate has nothing of that name, or the notes say why it cannot be told. */
  readonly definitions: readonly Definition[];
  /** What could not be looked into; `null` for a crate that is not there is no note. */
  readonly notes: readonly string[];
  /** Does upstream have the crate? */
  readonly crate: boolean;
}

/**
 * Where `name` of `crate` is defined. A path (`ty::TyCtxt`) is followed as it is. A bare name is one of the crate's
 * root, else of its public modules nearest to the root, else what a module nearest to the root imports for itself.
 * @param preferred paths by which the fork's own code names it, `rustc_middle::mir::Body`: they come first
 */
export async function followApi(
  crates: Crates,
  crate: string,
  name: string,
  preferred: readonly string[] = [],
): Promise<Followed> {
  const root = (await crates.crate(crate))?.root;
  if (root === undefined) return { definitions: [], notes: [], crate: false };
  const resolver = new Resolver(crates);
  const named: Definition[] = [];
  for (const path of preferred)
    named.push(...definitionsOf(await resolver.follow(path.split('::')), 'public'));
  const near = name.includes('::')
    ? definitionsOf(await resolver.follow([crate, ...name.split('::')]), 'public')
    : await nearest(crates, resolver, root, name);
  const places = new Set(near.map(({ path }) => path));
  const definitions = distinct([...named, ...near]).map((one) => ({
    ...one,
    ambiguous: named.length === 0 && places.size > 1,
  }));
  return followed(definitions, resolver, [crate, ...name.split('::')]);
}

/** What a path in fork code names: `rustc_middle::ty::TyCtxt`. */
export async function followPath(crates: Crates, path: string): Promise<Followed> {
  const segments = path.split('::');
  const crate = await crates.crate(segments[0] ?? '');
  if (crate === null) return { definitions: [], notes: [], crate: false };
  const resolver = new Resolver(crates);
  const found = definitionsOf(await resolver.follow(segments), 'public');
  return followed(found, resolver, segments);
}

/** What a macro may hide matters only where nothing was found. */
async function followed(
  definitions: readonly Definition[],
  resolver: Resolver,
  [crate = '', ...names]: readonly string[],
): Promise<Followed> {
  if (definitions.length > 0) return { definitions, notes: [], crate: true };
  const told = names.flatMap((name) => resolver.notes(name));
  const notes = told.length > 0 ? told : await resolver.macrosDefining(crate, names);
  return { definitions, notes, crate: true };
}

async function nearest(
  crates: Crates,
  resolver: Resolver,
  root: Module,
  name: string,
): Promise<Definition[]> {
  for await (const level of publicModules(resolver, root)) {
    const found: Found[] = [];
    for (const { module, via } of level) {
      const here = await resolver.lookup(module, name, null, []);
      found.push(...here.map((one) => ({ ...one, via: [...via, ...one.via] })));
    }
    const definitions = definitionsOf(found, 'public');
    if (definitions.length > 0) return definitions;
  }
  for await (const level of modulesBelow(crates, root)) {
    const found: Found[] = [];
    for (const module of level) {
      if (!module.text.includes(name)) continue;
      const imports = module.scope.imports.filter((one) => one.name === name);
      for (const { path } of imports)
        found.push(...passing(module, name, await resolver.resolve(path, module, [])));
    }
    const definitions = definitionsOf(found, 'import');
    if (definitions.length > 0) return definitions;
  }
  return [];
}

function distinct(definitions: readonly Definition[]): Definition[] {
  const seen = new Set<string>();
  return definitions.filter(({ path, file, line }) => {
    const place = `${path} ${file} ${line}`;
    return !seen.has(place) && seen.add(place);
  });
}
