/** What a merged list is made of, and the three lists it is made from. */
import type { Element, Elements } from './element.ts';
import type { Form } from './form.ts';
import type { Matching } from './match.ts';
import type { Merger, Sides } from './merger.ts';
import type { Piece } from './piece.ts';

export interface Lists {
  readonly merger: Merger;
  readonly form: Form;
  readonly lists: Sides<Elements>;
  readonly ours: Matching;
  readonly theirs: Matching;
}

export interface Member {
  /** White space in front. */
  readonly space: string;
  readonly pieces: readonly Piece[];
  /** Was it the first of its own list? Then its white space says nothing about another place. */
  readonly first: boolean;
  /** Comment that ends its line. */
  readonly trail: string;
  readonly separated: boolean;
  /** A comment that stands alone has no separator. */
  readonly comment: boolean;
  /** A stretch of text with its own spaces and separators. */
  readonly raw?: true;
}

/** A member of all three. */
export function kept({ merger }: Lists, elements: Sides<Element>): Member {
  const { base, ours, theirs } = elements;
  return {
    ...placed(elements),
    pieces: merger.element(elements),
    trail: choose(base.trail, ours.trail, theirs.trail),
    separated: separatedIn(base, ours, theirs),
    comment: theirs.main.length === 0,
  };
}

/** The white space in front; that of a side in which the member stands first says nothing where it does not. */
export function placed({ base, ours, theirs }: Sides<Element>): Pick<Member, 'space' | 'first'> {
  const behind = [theirs, ours, base].find(({ first }) => !first);
  const all = [base, ours, theirs];
  return behind === undefined || all.every(({ first }) => !first)
    ? { space: choose(base.space, ours.space, theirs.space), first: behind === undefined }
    : { space: behind.space, first: false };
}

/** The side that changed it decides. */
function choose(base: string, ours: string, theirs: string): string {
  return ours === base ? theirs : theirs === base ? ours : theirs;
}

function separatedIn(base: Element, ours: Element, theirs: Element): boolean {
  return ours.separated === base.separated ? theirs.separated : ours.separated;
}

/** A member of one side. */
export function taken(
  { merger }: Lists,
  element: Element,
  side: 'base' | 'ours' | 'theirs',
): Member {
  const { space, trail, separated, start, coreEnd, first } = element;
  const pieces: Piece[] = [
    { kind: 'text', text: merger.sides[side].text({ start, end: coreEnd }) },
  ];
  return { space, pieces, trail, separated, comment: element.main.length === 0, first };
}

export function inverted(matching: Matching): Map<number, number> {
  return new Map([...matching].map(([side, base]) => [base, side]));
}
