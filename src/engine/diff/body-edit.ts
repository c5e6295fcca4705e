/** One edit inside a changed body. */
import type { Span } from '../../base/span.ts';
import type { ElementKind } from './body-lists.ts';

export interface BodyEdit {
  /** An element of a list; or, of what is in none: a condition, a pattern, any other expression, the body as a whole. */
  readonly kind: ElementKind | 'condition' | 'pattern' | 'expression' | 'body';
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  /** With the separator that came or went with it. */
  readonly before: Span | null;
  readonly after: Span | null;
  /** Where it stands, for a person: "in the match on `x`". */
  readonly where: string;
  /** That both sides are one element: 1 when they are equal but for smaller edits, else how alike they are. */
  readonly confidence: number;
  /** "statement added: `passes::provide(providers);`" */
  readonly text: string;
}
