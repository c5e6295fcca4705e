/** Paths of Rust code to what they name, through modules, imports and globs, from crate to crate. */
import { MACRO_EXPORT, type DeclaredName } from '../../engine/resolve/scope.ts';
import type { Module } from './crate.ts';
import type { Crates } from './crate-reader.ts';
import { isSeen, KEYWORDS, mayName, type Viewer } from './visibility.ts';

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

export class Resolver {
  readonly #crates: Crates;
  readonly #known = new Map<Viewer, Map<string, readonly Found[]>>();
  /** How often a search came back to where it was. */
  #cycles = 0;
  /** What could not be looked into, by the name that was looked for. */
  readonly #notes = new Map<string, Set<string>>();

  constructor(crates: Crates) {
    this.#crates = crates;
  }

  /** Why it cannot be told whether there is something of this name. */
  notes(name: string): string[] {
    return [...(this.#notes.get(name) ?? [])];
  }

  /** Files of the crate in which the text of a macro defines one of these names: where it is called is not known. */
  async macrosDefining(crate: string, names: readonly string[]): Promise<string[]> {
    const files = (await (await this.#crates.crate(crate))?.files()) ?? [];
    const definition = new RegExp(`\\bpub\\s+(?:${KEYWORDS})\\s+(${names.join('|')})\\b`);
    return files.flatMap(({ file, text }) => {
      const name = text.includes('macro_rules!') ? definition.exec(text)?.[1] : undefined;
      return name === undefined ? [] : [`\`${name}\` may come from a macro in ${file}`];
    });
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
    const key = `${module.file} ${here} ${viewer === null ? '' : pathOf(viewer)}`;
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
    if (found.length === 0) this.#noteUnread(module, name);
    for (const one of found)
      if (one.kind === 'outside') this.note(name, `is ${one.path}, which is not of the compiler`);
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
    // A glob makes nothing more visible than it is: to other crates it gives only what they may see.
    const seer = viewer?.crate === module.crate ? module : viewer;
    for (const one of module.scope.imports) {
      if (one.name !== null || !isSeen(one.visibility, module, viewer)) continue;
      const cycles = this.#cycles;
      const targets = await this.resolve(one.path, module, trail);
      const isUnread = targets.every(({ kind }) => kind === 'outside') && cycles === this.#cycles;
      if (isUnread)
        this.note(name, `may come from \`use ${one.path.join('::')}::*\` in ${module.file}`);
      for (const target of targets) {
        if (target.kind === 'module') {
          const inside = await this.lookup(target.module, name, seer, trail);
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

  note(name: string, what: string): void {
    const notes = this.#notes.get(name) ?? new Set();
    this.#notes.set(name, notes.add(`\`${name}\` ${what}`));
  }

  /** Macros of the module that may define it. */
  #noteUnread({ file, scope }: Module, name: string): void {
    for (const { macro, line, mentions } of scope.macros) {
      if (mentions(name)) this.note(name, `may come from \`${macro}\` in ${file}:${line}`);
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
