/** One version of a file, with what comparing it needs, each thing computed once. */
import { codeOf, tokensIn } from '../syntax/tokens.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { withDescendants, type Item } from '../syntax/item.ts';
import { fileItem } from '../syntax/items.ts';
import { fragmentsOf, indexLines, withMargins, type LineIndex } from './lines.ts';
import { profileOf, type Profile } from './similarity.ts';

export interface Side {
  readonly tree: SyntaxTree;
  readonly file: Item;
  readonly lines: LineIndex;
  /** `null` for the file. */
  parentOf(item: Item): Item | null;
  /** The item's text as lines show it, white space included. */
  textOf(item: Item): string;
  /** The same without its children. */
  ownTextOf(item: Item): string;
  /** 0-based lines on which something of the item itself stands. */
  ownLinesOf(item: Item): number[];
  profileOf(item: Item): Profile;
}

export function sideOf(tree: SyntaxTree): Side {
  const file = fileItem(tree);
  const parents = new Map<Item, Item>();
  for (const item of withDescendants(file))
    for (const child of item.children) parents.set(child, item);
  const profiles = new Map<Item, Profile>();
  const lines = indexLines(tree.source);
  return {
    tree,
    file,
    lines,
    parentOf: (item) => parents.get(item) ?? null,
    textOf: (item) => withMargins(tree.source, item),
    ownTextOf: (item) =>
      fragmentsOf(tree.source, item, item.children)
        .map((fragment) => withMargins(tree.source, fragment))
        .join('\n'),
    ownLinesOf: (item) =>
      fragmentsOf(tree.source, item, item.children).flatMap(({ start, end }) => {
        const first = lines.lineOf(start);
        return Array.from({ length: lines.lineOf(end - 1) - first + 1 }, (_, at) => first + at);
      }),
    profileOf(item) {
      let profile = profiles.get(item);
      if (profile === undefined) {
        profile = profileOf(codeOrComments(tree, item));
        profiles.set(item, profile);
      }
      return profile;
    },
  };
}

/** What an item is recognised by: its code; a comment, or what cannot be read, by its words. */
function codeOrComments(tree: SyntaxTree, item: Item): string[] {
  if (item.kind === 'comment' || item.kind === 'unparsed') {
    return tree.source.slice(item.start, item.end).split(/\s+/);
  }
  return codeOf(tokensIn(tree, item.core));
}
