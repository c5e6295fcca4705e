/** Sets a tree of rewritten text right for the original: types, starts and ends of what was replaced. */
import { firstWhere } from '../../../base/search.ts';
import type { SyntaxNode } from '../tree.ts';
import type { MacroItem, Restoration } from './draft.ts';

/** A node of a tree that nobody else has seen yet. */
interface Raw {
  type: string;
  field: string | null;
  start: number;
  end: number;
  parent: Raw | null;
  children: readonly Raw[];
  readonly named: boolean;
}

const WIDENED =
  /_item$|^(associated_type|closure_expression|field_declaration|let_declaration|source_file)$/;

export function restore(root: SyntaxNode, restoration: Restoration): void {
  const { renamings, macros, starts, ends } = restoration;
  const offsets = [...renamings.keys(), ...macros.keys(), ...starts.keys(), ...ends.keys()];
  const places = Uint32Array.from(offsets).sort();
  const stack: Raw[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    // Most of a file was not rewritten, and its nodes need not be made.
    if (!isRewritten(places, node)) continue;
    for (const child of node.children.toReversed()) stack.push(child);
    if (node.children.length === 0) restoreLeaf(node, restoration);
    else widen(node, restoration);
  }
}

function isRewritten(places: Uint32Array, { start, end }: Raw): boolean {
  const first = places[firstWhere(places, (place) => place >= start)];
  return first !== undefined && first <= end;
}

function restoreLeaf(leaf: Raw, { renamings, macros }: Restoration): void {
  const renaming = renamings.get(leaf.start);
  if (renaming !== undefined) {
    leaf.type = renaming.type;
    leaf.end = renaming.end;
    stretchAround(leaf);
    const type = renaming.parents[leaf.parent?.type ?? ''];
    if (leaf.parent !== null && type !== undefined) leaf.parent.type = type;
  }
  const macro = macros.get(leaf.start);
  if (macro !== undefined && leaf.parent?.type === 'macro_invocation') {
    defineMacro(leaf.parent, leaf, macro);
  }
}

function widen(node: Raw, { starts, ends }: Restoration): void {
  if (node.type === 'field_declaration') node.end = ends.get(node.end) ?? node.end;
  if (!WIDENED.test(node.type)) return;
  for (let wider = starts.get(node.start); wider !== undefined; wider = starts.get(wider.start)) {
    node.start = wider.start;
    if (wider.visibility === null || node.type === 'source_file') continue;
    node.children = [leafOf(node, 'visibility_modifier', true, wider.visibility), ...node.children];
  }
}

/** The call becomes the definition, in place of the statement around it. */
function defineMacro(call: Raw, name: Raw, { visibility, keyword }: MacroItem): void {
  call.type = 'macro_definition';
  call.start = visibility?.start ?? keyword.start;
  stretchAround(call);
  name.field = 'name';
  const rest = call.children.filter((child) => child.type !== '!');
  const modifiers =
    visibility === null ? [] : [leafOf(call, 'visibility_modifier', true, visibility)];
  call.children = [...modifiers, leafOf(call, 'macro', false, keyword), ...rest];
  const statement = call.parent;
  const around = statement?.parent;
  if (statement?.type !== 'expression_statement' || around === null || around === undefined) return;
  around.children = around.children.map((child) => (child === statement ? call : child));
  call.parent = around;
}

/** Makes what contains the node hold all of it. */
function stretchAround({ start, end, parent }: Raw): void {
  for (let at = parent; at !== null && (at.start > start || at.end < end); at = at.parent) {
    at.start = Math.min(at.start, start);
    at.end = Math.max(at.end, end);
  }
}

function leafOf(
  parent: Raw,
  type: string,
  named: boolean,
  { start, end }: { start: number; end: number },
): Raw {
  return { type, named, field: null, start, end, parent, children: [] };
}
