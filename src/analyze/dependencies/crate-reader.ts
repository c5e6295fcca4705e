/** Upstream's crates as module trees: a file is read when a name leads to it, and a blob only once for all versions. */
import { decodeUtf8 } from '../../base/utf8.ts';
import { readScope, type ModuleScope } from '../../engine/resolve/scope.ts';
import type { RustParser } from '../../engine/syntax/parser.ts';
import type { GitReader, ObjectId, TreeEntry } from '../../ports/git.ts';
import { crateOf, remembered, type Crate, type Scopes, type Source } from './crate.ts';
import { blobAt } from '../blob-at.ts';
import { LARGEST_PARSED } from '../texts.ts';

/** The crates of one version. */
export interface Crates {
  /** `null`: upstream has no such crate at this version. */
  readonly crate: (name: string) => Promise<Crate | null>;
}

type Reader = Pick<GitReader, 'blob' | 'files'>;

/** One for all versions of an analysis: it remembers blobs. */
export function crateReader(git: Reader, parser: RustParser): (commit: ObjectId) => Crates {
  const sources = new Map<ObjectId, Promise<Source | null>>();
  const source: Scopes = (id, file) =>
    remembered(sources, id, () => readSource(git, parser, id, file));
  return (commit) => {
    const crates = new Map<string, Promise<Crate | null>>();
    let listed: Promise<Folders> | undefined;
    const compiler = (): Promise<Folders> =>
      (listed ??= git.files(commit, 'compiler').then(byFolder));
    return {
      crate: (name) =>
        remembered(crates, name, async () => {
          const folders = await compiler();
          if (folders.size > 0)
            return readCrate(name, `compiler/${name}/src`, folders.get(name) ?? [], source);
          // Up to 1.47 the crates were folders of src/.
          const folder = `src/lib${name}`;
          return readCrate(name, folder, await git.files(commit, folder), source);
        }),
    };
  };
}

async function readSource(
  git: Reader,
  parser: RustParser,
  id: ObjectId,
  file: string,
): Promise<Source | null> {
  const bytes = await blobAt(git, id, file);
  const text = bytes.length > LARGEST_PARSED ? null : decodeUtf8(bytes);
  if (text === null) return null;
  let scope: ModuleScope | null = null;
  return {
    text,
    globs: /\*\s*[;,}]/.test(text),
    get scope() {
      return (scope ??= readScope(parser, text));
    },
  };
}

/** Files of `compiler/` by the folder they are in there. */
type Folders = ReadonlyMap<string, readonly TreeEntry[]>;

function byFolder(entries: readonly TreeEntry[]): Folders {
  const folders = new Map<string, TreeEntry[]>();
  for (const entry of entries) {
    const name = entry.path.split('/', 2)[1] ?? '';
    const own = folders.get(name);
    if (own === undefined) folders.set(name, [entry]);
    else own.push(entry);
  }
  return folders;
}

async function readCrate(
  name: string,
  folder: string,
  entries: readonly TreeEntry[],
  sources: Scopes,
): Promise<Crate | null> {
  const files = new Map(entries.map(({ path, id }) => [path, id]));
  const file = `${folder}/lib.rs`;
  const id = files.get(file);
  const source = id === undefined ? null : await sources(id, file);
  return source === null ? null : crateOf(name, file, source, files, sources);
}
