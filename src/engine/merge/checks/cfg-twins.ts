/** Items of one name under different `cfg`s are different items: an edit of the one must not land in the other. */
import { fileItem } from '../../syntax/items.ts';
import type { Item } from '../../syntax/item.ts';
import { codeOf, tokensIn } from '../../syntax/tokens.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';

interface Inputs {
  readonly base: SyntaxTree;
  readonly ours: SyntaxTree;
  readonly theirs: SyntaxTree;
}

/** The path of a twin that is neither what its one changed side made of it nor what it was; `null`: all are. */
export function mixedTwin(result: SyntaxTree, inputs: Inputs): string | null {
  const made = twins(result);
  const [base, ours, theirs] = [twins(inputs.base), twins(inputs.ours), twins(inputs.theirs)];
  for (const [key, text] of base) {
    const [mine, others] = [ours.get(key), theirs.get(key)];
    const wanted = mine === text ? others : others === text || mine === others ? mine : null;
    // Both changed it: the certificate has to do.
    if (wanted === null) continue;
    if (made.get(key) !== wanted) return key.split('\0')[0] ?? key;
  }
  return null;
}

/** Code of each item that has a sibling of its name under another cfg, by path, cfg and order. */
function twins(tree: SyntaxTree): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (item: Item, scope: string): void => {
    const named = new Map<string, Item[]>();
    for (const child of item.children) {
      if (child.name === '') continue;
      const name = `${child.kind} ${child.name}`;
      const group = named.get(name);
      if (group === undefined) named.set(name, [child]);
      else group.push(child);
    }
    for (const [name, group] of named) {
      const isTwin = new Set(group.map(({ cfg }) => cfg.join(' '))).size > 1;
      for (const child of group) {
        const key = `${scope}${name}\0${child.key}\0${child.order}`;
        if (isTwin) found.set(key, codeOf(tokensIn(tree, child.core)).join(' '));
        else visit(child, `${key}\0`);
      }
    }
  };
  visit(fileItem(tree), '');
  return found;
}
