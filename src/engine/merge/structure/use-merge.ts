/** `use` declarations merged as sets of imports, printed in the style of the file. */
import {
  childInField,
  descendants,
  isComment,
  type SyntaxNode,
  textOf,
} from '../../syntax/tree.ts';
import { importsOf } from '../../syntax/uses.ts';
import type { Side } from './side.ts';
import type { Sides } from './merger.ts';
import { printUse } from './use-print.ts';

export function isUse(node: SyntaxNode | undefined): node is SyntaxNode {
  return node?.type === 'use_declaration';
}

/** What a declaration brings in, in source order: `std::io::Read`, `std::fmt as f`. */
export function importTexts(side: Side, node: SyntaxNode): string[] {
  return importsOf(side.tree, node).map(({ path, alias }) =>
    alias === null ? path : `${path} as ${alias}`,
  );
}

/**
 * What theirs imports, without what ours dropped, with what ours added. `null` for declarations that hold more than
 * imports, or that say otherwise who may see them; an empty text when nothing is left.
 * @param nodes `null`: the side dropped the declaration
 */
export function mergeUse(sides: Sides<Side>, nodes: Sides<SyntaxNode | null>): string | null {
  const model = nodes.theirs ?? nodes.ours;
  if (model === null) return '';
  const modelSide = nodes.theirs === null ? sides.ours : sides.theirs;
  const visibilities = new Set<string>();
  const imports: Record<keyof Sides<unknown>, string[]> = { base: [], ours: [], theirs: [] };
  for (const which of ['base', 'ours', 'theirs'] as const) {
    const node = nodes[which];
    if (node === null) continue;
    if (descendants(node, isComment).length > 0) return null;
    visibilities.add(visibilityOf(sides[which], node));
    imports[which] = importTexts(sides[which], node);
  }
  if (visibilities.size > 1) return null;
  const base = new Set(imports.base);
  const [ours, theirs] = [new Set(imports.ours), new Set(imports.theirs)];
  const [lead, other] = nodes.theirs === null ? [imports.ours, theirs] : [imports.theirs, ours];
  const kept = lead.filter((one) => other.has(one) || !base.has(one));
  const added = [...(nodes.theirs === null ? theirs : ours)].filter(
    (one) => !base.has(one) && !lead.includes(one),
  );
  const wanted = new Set([...kept, ...added]);
  for (const which of ['theirs', 'ours'] as const) {
    const node = nodes[which];
    if (node !== null && equal(new Set(imports[which]), wanted)) return sides[which].text(node);
  }
  if (wanted.size === 0) return '';
  const column = model.start - (modelSide.tree.source.lastIndexOf('\n', model.start - 1) + 1);
  return printUse(visibilityOf(modelSide, model), kept, added, column);
}

/** As it stands, or empty. */
export function visibilityOf(side: Side, node: SyntaxNode): string {
  const visibility = node.children.find(({ type }) => type === 'visibility_modifier');
  return visibility === undefined || childInField(node, 'argument') === null
    ? ''
    : textOf(side.tree, visibility);
}

function equal(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}
