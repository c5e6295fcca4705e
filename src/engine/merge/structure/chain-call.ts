/** What a link of a chain is called on. */
import { isComment, type SyntaxNode } from '../../syntax/tree.ts';
import { isLink } from './chain.ts';
import type { Element, Elements } from './element.ts';
import { SEQUENCE } from './form.ts';
import { matchMembers } from './match.ts';
import { inverted } from './member.ts';
import type { Sides } from './merger.ts';
import type { Side } from './side.ts';

/**
 * Does one side add a link behind a call that the other side calls otherwise, with more or fewer arguments or other type
 * arguments? It may give something else now: whether the link still fits it, nobody knows.
 */
export function addsToOtherCall(sides: Sides<Side>, chains: Sides<Elements>): boolean {
  const { base } = chains;
  const matching = (side: 'ours' | 'theirs') =>
    matchMembers(sides.base, base.members, sides[side], chains[side].members, SEQUENCE);
  const matched = { ours: matching('ours'), theirs: matching('theirs') };
  const adds = (adder: 'ours' | 'theirs', editor: 'ours' | 'theirs'): boolean => {
    const edited = inverted(matched[editor]);
    return chains[adder].members.some((link, at) => {
      const called = matched[adder].get(at - 1);
      if (called === undefined || matched[adder].has(at) || !isLink(link.main)) return false;
      const [old, now] = [base.members[called], chains[editor].members[edited.get(called) ?? -1]];
      return (
        old !== undefined &&
        now !== undefined &&
        callOf(sides.base, old) !== callOf(sides[editor], now)
      );
    });
  };
  return adds('ours', 'theirs') || adds('theirs', 'ours');
}

/** How a link is called: its type arguments and the number of its arguments. */
function callOf(side: Side, { main }: Element): string {
  return main
    .map((node) => {
      if (node.type === 'type_arguments') return side.tokens(node);
      return node.type === 'arguments' ? `${argumentsIn(node)}` : '';
    })
    .join('');
}

function argumentsIn({ children }: SyntaxNode): number {
  return children.filter((node) => !SIGNS.has(node.type) && !isComment(node)).length;
}

const SIGNS = new Set(['(', ',', ')', 'attribute_item']);
