/** What a fork's own code uses of upstream's crates, read off its files and off what its hooks insert. */
import { decodeUtf8 } from '../../base/utf8.ts';
import type { Hook } from '../../engine/intents/hooks.ts';
import { usesIn } from '../../engine/resolve/code-uses.ts';
import type { RustParser } from '../../engine/syntax/parser.ts';
import type { SyntaxTree } from '../../engine/syntax/tree.ts';
import type { GitReader, ObjectId } from '../../ports/git.ts';
import type { UsePlace } from '../../ports/impact.ts';
import { LARGEST_PARSED } from '../texts.ts';

/** A Rust file, or the lines of a hook. */
export interface ForkCode {
  readonly path: string;
  readonly tree: SyntaxTree;
  /** `rustc_verify`; of a hook or a file inside of a crate of upstream, that crate. */
  readonly crate: string;
  /** Is the crate the fork's own? */
  readonly own: boolean;
  readonly hook: string | null;
}

export interface ForkUse {
  readonly kind: 'path' | 'method' | 'field';
  /** The crate of upstream that a path begins with; of methods and fields it is not known: empty. */
  readonly crate: string;
  /** `rustc_middle::ty::TyCtxt`, `rustc_middle::ty::*`; empty for methods and fields. */
  readonly path: string;
  readonly name: string;
  /** The crate of the fork, or of upstream's that it writes in. */
  readonly by: string;
  readonly at: UsePlace;
  /** Only if the path leads somewhere: a name of which a glob import is the only explanation. */
  readonly guessed: boolean;
}

/** The `.rs` files that only the fork has, of the crates that name a crate of the compiler. */
export async function forkCode(
  git: Pick<GitReader, 'blob' | 'changes'>,
  parser: RustParser,
  base: ObjectId,
  tip: ObjectId,
): Promise<ForkCode[]> {
  const fresh = (await git.changes(base, tip)).flatMap(({ before, after }) =>
    before === null && after?.path.endsWith('.rs') === true ? [after] : [],
  );
  const paths = new Set(fresh.map(({ path }) => path));
  const texts = new Map<string, string>();
  for (const { path, id, mode } of fresh) {
    const bytes = mode.startsWith('100') ? await git.blob(id) : null;
    const text = bytes === null || bytes.length > LARGEST_PARSED ? null : decodeUtf8(bytes);
    if (text !== null) texts.set(path, text);
  }
  const used = new Set<string>();
  for (const [path, text] of texts) if (/\brustc_\w/.test(text)) used.add(crateFolder(path));
  return [...texts]
    .filter(([path]) => used.has(crateFolder(path)))
    .map(([path, text]) => {
      const folder = crateFolder(path);
      const own = ['src/lib.rs', 'src/main.rs'].some((root) => paths.has(`${folder}/${root}`));
      const crate = folder.split('/').at(-1) ?? folder;
      return { path, tree: parser.parse(text), crate, own, hook: null };
    });
}

/** What the hooks insert, as code of the crates that they insert it in. */
export function hookCode(parser: RustParser, hooks: readonly Hook[]): ForkCode[] {
  return hooks.map(({ id, file, code }) => ({
    path: file,
    tree: parser.parse(code),
    crate: crateFolder(file).split('/').at(-1) ?? '',
    own: false,
    hook: id,
  }));
}

/** `compiler/rustc_verify` of any file in it; of a file that is in no crate, its folder. */
function crateFolder(path: string): string {
  const [, folder] = /^(.*?)\/(?:src|tests|benches|examples)\//.exec(path) ?? [];
  return folder ?? path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** In the order of the files, then of their lines; the fork's own crates are left out. */
export function usedBy(code: readonly ForkCode[]): ForkUse[] {
  const own = new Set(code.filter((one) => one.own).map(({ crate }) => crate));
  return code.flatMap(({ path, tree, crate, hook }) =>
    usesIn(tree, own.has(crate) ? null : crate).flatMap((use): ForkUse[] => {
      const first = use.path.split('::')[0] ?? '';
      if (own.has(first)) return [];
      const at = { file: path, line: hook === null ? use.line : null, hook };
      const { kind, name, guessed } = use;
      return [{ kind, crate: first, path: use.path, name, by: crate, at, guessed }];
    }),
  );
}
