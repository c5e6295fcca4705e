/** What the parts of the structural merge ask of each other. */
import type { SyntaxNode } from '../../syntax/tree.ts';
import type { Element, Elements } from './element.ts';
import type { Form } from './form.ts';
import type { Piece } from './piece.ts';
import type { Side } from './side.ts';

export interface Sides<T> {
  readonly base: T;
  readonly ours: T;
  readonly theirs: T;
}

export interface Merger {
  readonly sides: Sides<Side>;
  readonly node: (nodes: Sides<SyntaxNode>) => Piece[];
  readonly lists: (lists: Sides<Elements>, form: Form) => Piece[];
  readonly element: (elements: Sides<Element>) => readonly Piece[];
  readonly collision: (spans: Sides<Element | SyntaxNode | null>, reason: string | null) => Piece;
}
