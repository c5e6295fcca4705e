/** One crate as a tree of modules, each read when a name leads to it. */
import { posix } from 'node:path';
import type { ChildModule, ModuleScope } from '../../engine/resolve/scope.ts';
import type { ObjectId } from '../../ports/git.ts';

export interface Module {
  /** Name of its crate. */
  readonly crate: string;
  /** Below the crate: `['ty', 'context']`; empty for the root. */
  readonly path: readonly string[];
  readonly file: string;
  readonly parent: Module | null;
  /** Of the whole file. */
  readonly text: string;
  /** May it import everything of another module? */
  readonly globs: boolean;
  /** Read when it is first asked for. */
  readonly scope: ModuleScope;
  /** Predicates that it and the modules around it stand under. */
  readonly cfg: readonly string[];
  /** Where the files of its modules are. */
  readonly folder: string;
}

export interface Crate {
  readonly name: string;
  readonly root: Module;
  /** Every module of that name (cfg twins are several). Empty when it is declared and its file is not there. */
  readonly below: (module: Module, name: string) => Promise<readonly Module[]>;
  /** Every Rust file of the crate, for what no module leads to. */
  readonly files: () => Promise<readonly CrateFile[]>;
}

export interface CrateFile {
  readonly file: string;
  readonly text: string;
  readonly scope: ModuleScope;
}

/** A file's text, and what it declares when that is first asked for. */
export interface Source {
  readonly text: string;
  readonly globs: boolean;
  readonly scope: ModuleScope;
}

/** `null`: not a text that can be read. */
export type Scopes = (id: ObjectId, file: string) => Promise<Source | null>;

/** @param files of the crate, path to blob id; `source` is that of `file`, its root */
export function crateOf(
  name: string,
  file: string,
  source: Source,
  files: ReadonlyMap<string, ObjectId>,
  sources: Scopes,
): Crate {
  const known = new Map<Module, Map<string, Promise<readonly Module[]>>>();
  const load = async (parent: Module, child: ChildModule): Promise<Module | null> => {
    const path = [...parent.path, child.name];
    const own = { crate: name, parent, path, cfg: [...parent.cfg, ...child.cfg] };
    if (child.inline !== null) {
      const { file: sameFile, text, globs } = parent;
      const folder = posix.join(parent.folder, child.file ?? child.name);
      return { ...own, file: sameFile, text, globs, scope: child.inline, folder };
    }
    for (const { file: candidate, folder } of filesOf(parent, child)) {
      const id = files.get(candidate);
      const found = id === undefined ? null : await sources(id, candidate);
      if (found !== null) return moduleIn(found, { ...own, file: candidate, folder });
    }
    return null;
  };
  const folder = posix.dirname(file);
  return {
    name,
    root: moduleIn(source, { crate: name, path: [], file, parent: null, cfg: [], folder }),
    below: (module, child) => {
      const children = known.get(module) ?? new Map<string, Promise<readonly Module[]>>();
      known.set(module, children);
      return remembered(children, child, async () => {
        const declared = module.scope.modules.filter((one) => one.name === child);
        const loaded = await Promise.all(declared.map((one) => load(module, one)));
        return loaded.filter((one) => one !== null);
      });
    },
    files: async () => {
      const rust = [...files].filter(([path]) => path.endsWith('.rs'));
      const read = await Promise.all(
        rust.map(async ([path, id]) => ({ file: path, source: await sources(id, path) })),
      );
      return read.flatMap((one) =>
        one.source === null
          ? []
          : [
              moduleIn(one.source, {
                crate: name,
                path: [],
                file: one.file,
                parent: null,
                cfg: [],
                folder,
              }),
            ],
      );
    },
  };
}

function moduleIn(source: Source, own: Omit<Module, 'text' | 'globs' | 'scope'>): Module {
  return {
    ...own,
    text: source.text,
    globs: source.globs,
    get scope() {
      return source.scope;
    },
  };
}

/** `x.rs` has its modules in `x/`; `x/mod.rs` and the file of a `#[path]` beside themselves. */
function filesOf(parent: Module, child: ChildModule): { file: string; folder: string }[] {
  if (child.file !== null) {
    const inside = parent.file === parent.parent?.file ? parent.folder : posix.dirname(parent.file);
    const file = posix.join(inside, child.file);
    return [{ file, folder: posix.dirname(file) }];
  }
  const folder = posix.join(parent.folder, child.name);
  return [
    { file: `${folder}.rs`, folder },
    { file: `${folder}/mod.rs`, folder },
  ];
}

export function remembered<K, V>(
  known: Map<K, Promise<V>>,
  key: K,
  make: () => Promise<V>,
): Promise<V> {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}
