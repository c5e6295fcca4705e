/** What one Rust module declares: the names in it, what it imports, the modules below. Plain data, kept by blob id. */
import { lineAt } from '../../base/span.ts';
import { cfgPredicates } from '../syntax/attributes.ts';
import type { ItemKind } from '../syntax/item.ts';
import { itemNode, shapeOf, type ItemShape } from '../syntax/item-shape.ts';
import type { RustParser } from '../syntax/parser.ts';
import { textOf, type SyntaxNode, type SyntaxTree } from '../syntax/tree.ts';
import { importsOf } from '../syntax/uses.ts';
import { namesDeclaredIn } from './macro-body.ts';
import { outlineOf, type Outline } from './outline.ts';

/** As written: `pub`, `pub(crate)`, `crate`, `pub(in a::b)`; empty for private. */
type Visibility = string;

export interface DeclaredName {
  readonly name: string;
  readonly kind: ItemKind;
  readonly visibility: Visibility;
  /** 1-based. */
  readonly line: number;
  /** Own cfg predicates. */
  readonly cfg: readonly string[];
  /** Of an enum. */
  readonly variants: readonly string[];
  /** The macro in whose call it is written, `null` for a plain item. */
  readonly macro: string | null;
}

export interface ImportedPath {
  /** `['crate', 'ty', 'Ty']`; `['', 'std']` for `::std`. Of a glob, the path in front of `*`. */
  readonly path: readonly string[];
  /** What it is called here; `null` for a glob. */
  readonly name: string | null;
  readonly visibility: Visibility;
}

export interface ChildModule {
  readonly name: string;
  readonly visibility: Visibility;
  readonly cfg: readonly string[];
  /** Value of `#[path]`, or `null`. */
  readonly file: string | null;
  /** `null`: in a file of its own. */
  readonly inline: ModuleScope | null;
}

/** A macro call that stands as an item: it may declare what nobody can read off it. */
export interface ItemMacro {
  readonly macro: string;
  readonly line: number;
  /** Is the word in its arguments, or has it none, so that nobody can tell? */
  readonly mentions: (name: string) => boolean;
}

export interface ModuleScope {
  readonly names: readonly DeclaredName[];
  readonly imports: readonly ImportedPath[];
  readonly modules: readonly ChildModule[];
  readonly macros: readonly ItemMacro[];
}

/** The module that a file holds. Never throws; what cannot be read is left out. */
export function readScope(parser: RustParser, source: string): ModuleScope {
  const outline = outlineOf(source);
  const tree = parser.parse(outline.text);
  return scopeOf({ source, outline, tree }, tree.root.children);
}

interface File {
  readonly source: string;
  readonly outline: Outline;
  readonly tree: SyntaxTree;
}

function scopeOf(file: File, nodes: readonly SyntaxNode[]): ModuleScope {
  const scope = { names: [], imports: [], modules: [], macros: [] } as Draft;
  let attributes: SyntaxNode[] = [];
  for (const node of nodes) {
    if (node.type === 'attribute_item') {
      attributes.push(node);
      continue;
    }
    const item = itemNode(node);
    if (item !== null) readItem(file, item, attributes, scope);
    attributes = [];
  }
  return scope;
}

interface Draft {
  readonly names: DeclaredName[];
  readonly imports: ImportedPath[];
  readonly modules: ChildModule[];
  readonly macros: ItemMacro[];
}

function readItem(
  file: File,
  node: SyntaxNode,
  attributes: readonly SyntaxNode[],
  scope: Draft,
): void {
  const { tree } = file;
  const modifier = node.children.find((child) => child.type === 'visibility_modifier');
  const visibility = modifier === undefined ? '' : textOf(tree, modifier);
  if (node.type === 'use_declaration') {
    scope.imports.push(...importedBy(tree, node, visibility));
    return;
  }
  if (node.type === 'extern_crate_declaration') {
    scope.imports.push(externCrate(textOf(tree, node), visibility));
    return;
  }
  const shape = shapeOf(tree, node);
  const cfg = cfgPredicates(tree, attributes);
  if (node.type === 'mod_item') {
    const body = shape.members;
    scope.modules.push({
      name: plain(shape.name),
      visibility,
      cfg,
      file: pathAttribute(tree, attributes),
      inline: body === null ? null : scopeOf(file, body.children),
    });
  } else if (node.type === 'macro_invocation') {
    readCall(file, node, shape, scope);
  } else if (node.type !== 'impl_item' && node.type !== 'foreign_mod_item') {
    const { source, outline } = file;
    const { start } = node;
    const exported = attributes.some((one) => textOf(tree, one).includes('macro_export'));
    scope.names.push({
      name: plain(shape.name),
      kind: shape.kind,
      visibility: exported ? MACRO_EXPORT : visibility,
      get line() {
        return lineAt(source, outline.toSource(start));
      },
      cfg,
      variants: shape.kind === 'enum' ? variantsOf(tree, shape) : [],
      macro: null,
    });
  }
}

/** Visibility of `#[macro_export]`: a name of the crate's root, wherever it stands. */
export const MACRO_EXPORT = '#[macro_export]';

function importedBy(tree: SyntaxTree, node: SyntaxNode, visibility: string): ImportedPath[] {
  return importsOf(tree, node)
    .filter(({ alias }) => alias !== '_')
    .map(({ path, alias }) => {
      const segments = path.split('::').map(plain);
      if (segments.at(-1) === '*') return { path: segments.slice(0, -1), name: null, visibility };
      return { path: segments, name: alias ?? segments.at(-1) ?? '', visibility };
    });
}

function externCrate(text: string, visibility: string): ImportedPath {
  const [, crate = '', alias] = /\bcrate\s+(\w+)(?:\s+as\s+(\w+))?/.exec(text) ?? [];
  const path = crate === 'self' ? ['crate'] : ['', crate];
  return { path, name: alias ?? crate, visibility };
}

function readCall(file: File, node: SyntaxNode, shape: ItemShape, scope: Draft): void {
  const { source, outline, tree } = file;
  const line = lineAt(source, outline.toSource(node.start));
  const macro = `${shape.name.slice(0, shape.name.indexOf('!'))}!`;
  const open = shape.body?.start ?? node.start;
  const body = outline.macroBodies.get(open);
  const written = { start: open + 1, end: node.end - 1 };
  const text = body === undefined ? textOf(tree, written) : source.slice(body.start, body.end);
  const names = namesDeclaredIn(text).map(({ offset, ...declared }) => ({
    ...declared,
    line: body === undefined ? line : lineAt(source, body.start + offset),
    cfg: [],
    variants: [],
    macro,
  }));
  scope.names.push(...names);
  // Without arguments it may define anything.
  const mentions = (name: string): boolean =>
    text.trim() === '' || new RegExp(`\\b${name}\\b`).test(text);
  scope.macros.push({ macro, line, mentions });
}

function pathAttribute(tree: SyntaxTree, attributes: readonly SyntaxNode[]): string | null {
  for (const attribute of attributes) {
    const found = /^#\s*\[\s*path\s*=\s*"([^"]*)"/.exec(textOf(tree, attribute));
    if (found?.[1] !== undefined) return found[1];
  }
  return null;
}

function variantsOf(tree: SyntaxTree, { members }: ItemShape): string[] {
  const variants = members?.children.filter(({ type }) => type === 'enum_variant') ?? [];
  return variants.map((variant) => plain(shapeOf(tree, variant).name));
}

/** `r#type` and `type` are one name. */
function plain(name: string): string {
  return name.replace(/^r#/, '');
}
