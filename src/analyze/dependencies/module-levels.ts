/** The modules of a crate by their distance from its root. */
import type { ChildModule } from '../../engine/resolve/scope.ts';
import type { Module } from './crate.ts';
import type { Crates } from './crate-reader.ts';
import type { Resolver } from './resolver.ts';

/** A module and the re-exports that lead to it. */
export interface Reached {
  readonly module: Module;
  readonly via: readonly string[];
}

/** Those of its own that other crates can name, and modules of others that its root re-exports; each where it is nearest. */
export async function* publicModules(
  resolver: Resolver,
  root: Module,
): AsyncGenerator<readonly Reached[]> {
  const seen = new Set([root]);
  for (let level: Reached[] = [{ module: root, via: [] }]; level.length > 0;) {
    yield level;
    const next: Reached[] = [];
    for (const { module, via } of level.filter((one) => one.module.crate === root.crate)) {
      for (const name of publicNames(module)) {
        for (const found of await resolver.lookup(module, name, null, [])) {
          if (found.kind !== 'module' || seen.has(found.module)) continue;
          if (found.module.crate !== root.crate && module !== root) continue;
          seen.add(found.module);
          next.push({ module: found.module, via: [...via, ...found.via] });
        }
      }
    }
    level = next;
  }
}

/** Names of public modules, and of imports that may be modules: types are written in capitals. */
function publicNames({ text, scope }: Module): string[] {
  if (!/\bpub\s+(?:mod|use)\b/.test(text)) return [];
  const modules = scope.modules.filter((one) => one.visibility === 'pub' && !isTest(one));
  const imports = scope.imports.filter(
    ({ visibility, name }) => visibility === 'pub' && name !== null && /^[a-z]/.test(name),
  );
  return [...new Set([...modules, ...imports].map(({ name }) => name ?? ''))];
}

/** All of them, private ones too, but for tests. */
export async function* modulesBelow(
  crates: Crates,
  root: Module,
): AsyncGenerator<readonly Module[]> {
  const crate = await crates.crate(root.crate);
  if (crate === null) return;
  for (let level: readonly Module[] = [root]; level.length > 0;) {
    yield level;
    const next: Module[] = [];
    for (const module of level) {
      if (!/\bmod\s/.test(module.text)) continue;
      const names = module.scope.modules.filter((one) => !isTest(one)).map(({ name }) => name);
      for (const name of new Set(names)) next.push(...(await crate.below(module, name)));
    }
    level = next;
  }
}

function isTest({ cfg }: ChildModule): boolean {
  return cfg.includes('test');
}
