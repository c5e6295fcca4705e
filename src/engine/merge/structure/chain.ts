/** A chain of calls as a list: what it starts from, then link by link outward. */
import { childInField, isComment, type SyntaxNode, type SyntaxTree } from '../../syntax/tree.ts';
import type { Element, Elements } from './element.ts';

/** `null`: no chain, or something but white space stands between its links. */
export function chainOf(tree: SyntaxTree, node: SyntaxNode): Elements | null {
  const links: (readonly SyntaxNode[])[] = [];
  let at = node;
  for (let link = linkOf(at); link !== null; link = linkOf(at)) {
    links.push(link.nodes);
    at = link.inner;
  }
  links.push([at]);
  const members: Element[] = [];
  let past = node.start;
  for (const link of links.toReversed()) {
    const comments = link.findIndex((one) => !isComment(one));
    const [lead, main] = [link.slice(0, comments), link.slice(comments)];
    const [first] = link;
    const last = main.at(-1);
    if (first === undefined || last === undefined) return null;
    const space = tree.source.slice(past, first.start);
    if (space.trim() !== '') return null;
    const { start } = first;
    const { end } = last;
    const texts = { space, trail: '', lead, separated: false, first: false };
    members.push({ start, end, coreEnd: end, main, ...texts });
    past = end;
  }
  return past === node.end ? { head: '', members, tail: '' } : null;
}

export function isLink(main: readonly SyntaxNode[]): boolean {
  return main.length > 1 && main[0]?.type === '.';
}

interface Link {
  readonly inner: SyntaxNode;
  /** `.`, name, type arguments, arguments; or `?`. */
  readonly nodes: readonly SyntaxNode[];
}

function linkOf(node: SyntaxNode): Link | null {
  switch (node.type) {
    case 'call_expression': {
      const called = childInField(node, 'function');
      const inner = called === null ? null : linkOf(called);
      // A call of what a field holds is written with parentheses around the field.
      if (inner === null || called === null || !NAMES.has(called.type)) return null;
      return { inner: inner.inner, nodes: [...inner.nodes, ...behind(node, called)] };
    }
    case 'generic_function': {
      const called = childInField(node, 'function');
      const inner = called?.type === 'field_expression' ? linkOf(called) : null;
      if (inner === null || called === null) return null;
      return { inner: inner.inner, nodes: [...inner.nodes, ...behind(node, called)] };
    }
    case 'field_expression':
    case 'try_expression':
    case 'await_expression': {
      const [inner] = node.children;
      return inner === undefined ? null : { inner, nodes: behind(node, inner) };
    }
    default:
      return null;
  }
}

const NAMES = new Set(['field_expression', 'generic_function']);

function behind({ children }: SyntaxNode, inner: SyntaxNode): SyntaxNode[] {
  return children.slice(children.indexOf(inner) + 1);
}
