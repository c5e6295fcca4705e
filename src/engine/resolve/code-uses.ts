/** What one file of Rust code uses of other crates: paths, names of methods and fields. */
import { lineAt } from '../../base/span.ts';
import { usedPaths } from '../migrate/paths.ts';
import { descendants, textOf, type SyntaxTree } from '../syntax/tree.ts';
import { importsOf } from '../syntax/uses.ts';

export interface CodeUse {
  /** `path`: `name` is the last segment of `path`. The others have no path: of which type they are is not known. */
  readonly kind: 'path' | 'method' | 'field';
  /** `rustc_middle::ty::TyCtxt`; `rustc_middle::ty::*` of a glob import; empty for methods and fields. */
  readonly path: string;
  readonly name: string;
  /** 1-based. */
  readonly line: number;
  /** The path is a guess: a name that nothing in the file explains, looked for in a glob import of the file. */
  readonly guessed: boolean;
}

/**
 * Paths are spelled out through the file's imports; those that lead elsewhere are left out.
 * @param crate what `crate` stands for: the crate that the file is in, `null` for one whose own paths do not matter
 */
export function usesIn(tree: SyntaxTree, crate: string | null): CodeUse[] {
  const imported = importUses(tree, crate);
  const uses = [...imported.uses];
  const free: { readonly name: string; readonly rest: string; readonly line: number }[] = [];
  const own = new Set<string>();
  for (const { segments, role, called } of usedPaths(tree)) {
    const [first, ...rest] = segments.map(({ text }) => text);
    if (first === undefined) continue;
    const line = lineAt(tree.source, segments[0]?.start ?? 0);
    if (role === 'definition') own.add(first);
    else if (role === 'member') uses.push(memberUse(called ? 'method' : 'field', first, line));
    else {
      const known = imported.scope.get(first);
      const isLocal = rest.length === 0 && !called && /^[a-z_]/.test(first);
      if (isLocal) continue;
      if (known === undefined) free.push({ name: first, rest: rest.join('::'), line });
      uses.push(...pathUse(fromCrate([known ?? first, ...rest].join('::'), crate), line, false));
    }
  }
  for (const { name, rest, line } of free) {
    if (own.has(name) || !imported.globs.some(isForeign)) continue;
    for (const glob of imported.globs) {
      const path = rest === '' ? `${glob}::${name}` : `${glob}::${name}::${rest}`;
      uses.push(...pathUse(path, line, true));
    }
  }
  for (const node of descendants(tree.root, isFieldName)) {
    uses.push(memberUse('field', textOf(tree, node), lineAt(tree.source, node.start)));
  }
  return uses;
}

interface ImportUses {
  readonly uses: readonly CodeUse[];
  /** Local name to the full path. */
  readonly scope: ReadonlyMap<string, string>;
  /** Paths in front of `::*`. */
  readonly globs: readonly string[];
}

function importUses(tree: SyntaxTree, crate: string | null): ImportUses {
  const uses: CodeUse[] = [];
  const scope = new Map<string, string>();
  const globs: string[] = [];
  for (const declaration of descendants(tree.root, isUse)) {
    for (const { path, alias } of importsOf(tree, declaration)) {
      const full = fromCrate(path, crate);
      if (full.endsWith('::*')) globs.push(full.slice(0, -3));
      else scope.set(alias ?? lastOf(full), full);
      uses.push(...pathUse(full, lineAt(tree.source, declaration.start), false));
    }
  }
  return { uses, scope, globs };
}

function pathUse(path: string, line: number, guessed: boolean): CodeUse[] {
  return isForeign(path) ? [{ kind: 'path', path, name: lastOf(path), line, guessed }] : [];
}

function memberUse(kind: 'method' | 'field', name: string, line: number): CodeUse {
  return { kind, path: '', name, line, guessed: false };
}

function lastOf(path: string): string {
  return path.split('::').at(-1) ?? path;
}

function isUse({ type }: { readonly type: string }): boolean {
  return type === 'use_declaration';
}

/** Fields in literals and patterns: `Attribute { value, span: at, .. }`. */
function isFieldName({
  type,
  parent,
}: {
  readonly type: string;
  readonly parent: { readonly type: string } | null;
}): boolean {
  if (type === 'shorthand_field_identifier') return true;
  if (parent?.type === 'shorthand_field_initializer') return type === 'identifier';
  const holds = parent?.type === 'field_initializer' || parent?.type === 'field_pattern';
  return holds && type === 'field_identifier';
}

function fromCrate(path: string, crate: string | null): string {
  const bare = path.replace(/^::/, '');
  return crate === null ? bare : bare.replace(/^crate(?=::|$)/, crate);
}

/** A path into a crate of the compiler. */
function isForeign(path: string): boolean {
  return /^rustc_\w+(?:::|$)/.test(path);
}
