/** Paths of Rust code to what they name, through modules, imports and globs, from crate to crate. */
import { MACRO_EXPORT, type DeclaredName } from '../../engine/resolve/scope.ts';
import type { Crates, Module } from './crate-reader.ts';

/** What a path leads to. `via`: the imports passed, each as the path that it makes valid. */
export type Found =
  | { readonly kind: 'module'; readonly module: Module; readonly via: readonly string[] }
  | {
      readonly kind: 'name';
      readonly module: Module;
      readonly file: string;
      readonly declared: DeclaredName;
      /** What the path names inside of it: a variant, an associated function. */
      readonly member: readonly string[];
      readonly via: readonly string[];
    }
  /** Not in a crate of the compiler: `std::sync::Arc`. */
  | { readonly kind: 'outside'; readonly path: string; readonly via: readonly string[] };

/** Where a path stands; `null`: in code of a crate that is not upstream's. */
type Viewer = Module | null;

export class Resolver {
  readonly #crates: Crates;
  readonly #known = new Map<Viewer, Map<string, readonly Found[]>>();
  /** How often a search came back to where it was. */
  #cycles = 0;
  /** What could not be looked into. */
  readonly notes = new Set<string>();

  constructor(crates: Crates) {
    this.#crates = crates;
  }

  /** What `path`, written in a crate of the fork, names. The first segment is a crate. */
  follow(path: readonly string[]): Promise<readonly Found[]> {
    return this.resolve(['', ...path], null, []);
  }

  /** What a path written in `viewer` names. `trail`: the searches that this one is part of. */
  async resolve(
    path: readonly string[],
    viewer: Viewer,
    trail: readonly string[],
  ): Promise<readonly Found[]> {
    const start = await this.#start(path, viewer, trail);
    let found = start.found;
    for (const segment of start.rest) {
      const next = await Promise.all(found.map((one) => this.#step(one, segment, viewer, trail)));
      found = next.flat();
    }
    return found;
  }

  /** What `module` calls `name`, as far as `viewer` may see it: its own before what globs bring. */
  async lookup(
    module: Module,
    name: string,
    viewer: Viewer,
    trail: readonly string[],
  ): Promise<readonly Found[]> {
    if (!mayName(module, name, viewer)) return [];
    const here = `${pathOf(module)}::${name}`;
    const key = `${module.file} ${here}`;
    if (trail.includes(key)) {
      this.#cycles++;
      return [];
    }
    const seen = this.#known.get(viewer) ?? new Map<string, readonly Found[]>();
    this.#known.set(viewer, seen);
    const known = seen.get(key);
    if (known !== undefined) return known;
    const cycles = this.#cycles;
    const inner = [...trail, key];
    const own = await this.#own(module, name, viewer, inner);
    const found = own.length > 0 ? own : await this.#throughGlobs(module, name, viewer, inner);
    if (found.length === 0) this.#noteMacros(module, name);
    if (cycles === this.#cycles) seen.set(key, found);
    return found;
  }

  async #start(
    path: readonly string[],
    viewer: Viewer,
    trail: readonly string[],
  ): Promise<{ found: readonly Found[]; rest: readonly string[] }> {
    const [head = '', ...rest] = path;
    if (head === '') {
      const [crate = '', ...inner] = rest;
      return { found: await this.#crate(crate, rest), rest: inner };
    }
    if (viewer === null) return { found: [], rest };
    if (head === 'crate' || head === '$crate')
      return { found: await this.#crate(viewer.crate, path), rest };
    if (head === 'self') return { found: [asModule(viewer)], rest };
    if (head === 'super') {
      const above = path.findIndex((segment) => segment !== 'super');
      const levels = above === -1 ? path.length : above;
      let module: Module | null = viewer;
      for (let level = 0; level < levels; level++) module = module?.parent ?? null;
      return { found: module === null ? [] : [asModule(module)], rest: path.slice(levels) };
    }
    const crate = await this.#crates.crate(head);
    if (crate !== null) return { found: [asModule(crate.root)], rest };
    const local = STANDARD.has(head) ? [] : await this.lookup(viewer, head, viewer, trail);
    if (local.length > 0) return { found: local, rest };
    return { found: [{ kind: 'outside', path: path.join('::'), via: [] }], rest: [] };
  }

  async #crate(name: string, path: readonly string[]): Promise<readonly Found[]> {
    const crate = await this.#crates.crate(name);
    if (crate !== null) return [asModule(crate.root)];
    return [{ kind: 'outside', path: path.join('::'), via: [] }];
  }

  async #step(
    from: Found,
    segment: string,
    viewer: Viewer,
    trail: readonly string[],
  ): Promise<readonly Found[]> {
    if (from.kind === 'outside') return [from];
    if (from.kind === 'name') return [{ ...from, member: [...from.member, segment] }];
    const { module, via } = from;
    const found = await this.lookup(module, segment, viewer, trail);
    const all = found.length > 0 ? found : await this.#exportedMacro(module, segment);
    return all.map((one) => ({ ...one, via: [...via, ...one.via] }));
  }

  async #own(
    module: Module,
    name: string,
    viewer: Viewer,
    trail: readonly string[],
  ): Promise<Found[]> {
    const found: Found[] = [];
    const crate = await this.#crates.crate(module.crate);
    const { modules, names, imports } = module.scope;
    if (modules.some((one) => one.name === name && isSeen(one.visibility, module, viewer))) {
      found.push(...((await crate?.below(module, name)) ?? []).map(asModule));
    }
    for (const declared of names) {
      if (declared.name === name && isSeen(declared.visibility, module, viewer)) {
        const { file } = module;
        found.push({ kind: 'name', module, file, declared, member: [], via: [] });
      }
    }
    for (const one of imports) {
      if (one.name !== name || !isSeen(one.visibility, module, viewer)) continue;
      found.push(...passing(module, name, await this.resolve(one.path, module, trail)));
    }
    return found;
  }

  async #throughGlobs(
    module: Module,
    name: string,
    viewer: Viewer,
    trail: readonly string[],
  ): Promise<Found[]> {
    const found: Found[] = [];
    for (const one of module.scope.imports) {
      if (one.name !== null || !isSeen(one.visibility, module, viewer)) continue;
      for (const target of await this.resolve(one.path, module, trail)) {
        if (target.kind === 'module') {
          const inside = await this.lookup(target.module, name, module, trail);
          found.push(...passing(module, name, inside));
        } else if (target.kind === 'name' && target.declared.variants.includes(name)) {
          found.push(...passing(module, name, [{ ...target, member: [name] }]));
        }
      }
    }
    return found;
  }

  /** `#[macro_export]` makes a macro a name of the crate's root, wherever it stands. */
  async #exportedMacro(root: Module, name: string): Promise<readonly Found[]> {
    const crate = root.path.length > 0 ? null : await this.#crates.crate(root.crate);
    if (crate === null) return [];
    const definition = new RegExp(`\\bmacro_rules!\\s*${name}\\b`);
    const holders = (await crate.files()).filter(({ text }) => definition.test(text));
    return holders.flatMap(({ file, scope }): Found[] => {
      const declared = scope.names.find(
        (one) => one.name === name && one.visibility === MACRO_EXPORT,
      );
      if (declared === undefined) return [];
      return [{ kind: 'name', module: root, file, declared, member: [], via: [] }];
    });
  }

  #noteMacros(module: Module, name: string): void {
    for (const { macro, line, mentions } of module.scope.macros) {
      if (!mentions(name)) continue;
      this.notes.add(`\`${name}\` may come from \`${macro}\` in ${module.file}:${line}`);
    }
  }
}

const STANDARD = new Set(['std', 'core', 'alloc', 'proc_macro', 'test']);

/** `rustc_middle::ty` */
export function pathOf({ crate, path }: Module): string {
  return [crate, ...path].join('::');
}

function asModule(module: Module): Found {
  return { kind: 'module', module, via: [] };
}

/** `module` imports them, and calls them `name`. */
export function passing(module: Module, name: string, found: readonly Found[]): Found[] {
  const here = `${pathOf(module)}::${name}`;
  return found.map((one) => ({ ...one, via: [here, ...one.via] }));
}

/** Reading a module for its names costs a hundred times what looking at the text does. */
function mayName({ text, globs }: Module, name: string, viewer: Viewer): boolean {
  if (globs) return true;
  if (!text.includes(name)) return false;
  if (viewer !== null || /\bpub\s+(?:use|extern)\b|^[\w:]+!\s*[({[]/m.test(text)) return true;
  // Public, no import and no macro: then it is written out here.
  return new RegExp(
    `\\b(?:struct|enum|union|trait|type|fn|const|static|mut|macro|mod|macro_rules!)\\s+(?:r#)?${name}\\b`,
  ).test(text);
}

function isSeen(visibility: string, module: Module, viewer: Viewer): boolean {
  if (visibility === 'pub' || visibility === MACRO_EXPORT) return true;
  if (viewer?.crate !== module.crate) return false;
  const scope = visibility.replaceAll(/\s/g, '');
  if (scope === '' || scope === 'pub(self)') return isWithin(viewer, module.path);
  if (scope === 'pub(super)') return isWithin(viewer, module.path.slice(0, -1));
  return true;
}

function isWithin({ path }: Module, outer: readonly string[]): boolean {
  return outer.every((segment, at) => path[at] === segment);
}
