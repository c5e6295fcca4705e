/** Code as tokens in brackets: what is compared when siblings show a new form, in macros as well as out of them. */
import type { Span } from '../../../base/span.ts';
import { type Token, tokensIn } from '../../syntax/tokens.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';

export interface Atom extends Span {
  readonly kind: 'atom';
  readonly text: string;
}

export interface Group extends Span {
  readonly kind: 'group';
  readonly open: string;
  /** Between the commas; a comma behind the last makes no empty one. */
  readonly items: readonly (readonly Term[])[];
}

export type Term = Atom | Group;

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Without comments. A bracket that does not close is an atom. */
export function termsIn(tree: SyntaxTree, span: Span): readonly Term[] {
  const tokens = tokensIn(tree, span).filter(({ comment }) => !comment);
  return sequence(tokens, 0, null).terms;
}

function sequence(
  tokens: readonly Token[],
  from: number,
  closing: string | null,
): { readonly terms: readonly Term[]; readonly items: readonly (readonly Term[])[]; next: number } {
  const items: Term[][] = [[]];
  const terms: Term[] = [];
  let at = from;
  while (at < tokens.length) {
    const token = tokens[at];
    if (token === undefined || token.text === closing) break;
    const close = CLOSING[token.text];
    let term: Term = { kind: 'atom', text: token.text, start: token.start, end: token.end };
    at++;
    if (close !== undefined) {
      const inside = sequence(tokens, at, close);
      const end = tokens[inside.next];
      if (end !== undefined) {
        term = {
          kind: 'group',
          open: token.text,
          items: inside.items,
          start: token.start,
          end: end.end,
        };
        at = inside.next + 1;
      }
    }
    terms.push(term);
    if (token.text === ',') items.push([]);
    else items.at(-1)?.push(term);
  }
  const last = items.at(-1)?.length === 0 ? items.slice(0, -1) : items;
  return { terms, items: last, next: at };
}

/** Text that white space and the commas at an end say nothing of. */
export function textOfTerms(terms: readonly Term[]): string {
  return terms
    .map((term) =>
      term.kind === 'atom'
        ? term.text
        : `${term.open}${term.items.map(textOfTerms).join(',')}${CLOSING[term.open] ?? ''}`,
    )
    .join(' ');
}

/** What has a form that siblings share: the arguments of a call or macro, or one value with a label among them. */
export interface Unit {
  /** `provide(`, `template!(`, `template!(List:`, `Options{`. */
  readonly head: string;
  /** Arguments; of a labelled value the one value. */
  readonly values: readonly (readonly Term[])[];
  /** From the first value to the end of the last. */
  readonly span: Span;
}

/** Inner ones before the one they stand in. */
export function unitsIn(terms: readonly Term[]): Unit[] {
  return terms.flatMap((term, at): Unit[] => {
    if (term.kind === 'atom') return [];
    const head = headBefore(terms, at, term.open);
    const inner = term.items.flatMap((item) => [
      ...unitsIn(item),
      ...(head === null ? [] : labelled(head, item)),
    ]);
    const span = { start: term.start + 1, end: term.end - 1 };
    return head === null ? inner : [...inner, { head, values: term.items, span }];
  });
}

function labelled(head: string, item: readonly Term[]): Unit[] {
  const [label, sign, first] = item;
  const last = item.at(-1);
  if (label?.kind !== 'atom' || sign?.kind !== 'atom' || !/^[:=]$/.test(sign.text)) return [];
  if (first === undefined || last === undefined || !/^\w+$/.test(label.text)) return [];
  const span = { start: first.start, end: last.end };
  return [{ head: head + label.text + sign.text, values: [item.slice(2)], span }];
}

/** The path in front of a bracket, with what a method is called on and the `!` of a macro: no other function's name will do. */
function headBefore(terms: readonly Term[], at: number, open: string): string | null {
  const before = terms[at - 1];
  if (before?.kind !== 'atom') return null;
  const bang = before.text === '!' ? '!' : '';
  const last = bang === '' ? at - 1 : at - 2;
  let first = last;
  const isName = (term: Term | undefined): boolean =>
    term?.kind === 'atom' && /^\w+$/.test(term.text);
  if (!isName(terms[last])) return null;
  for (;;) {
    const sign = terms[first - 1];
    if (sign?.kind !== 'atom' || !/^(?:::|\.)$/.test(sign.text)) break;
    // Called on something that is no name: nobody knows what.
    if (!isName(terms[first - 2])) return null;
    first -= 2;
  }
  const path = terms.slice(first, last + 1).map((term) => (term.kind === 'atom' ? term.text : ''));
  return KEYWORDS.has(path.at(-1) ?? '') ? null : `${path.join('')}${bang}${open}`;
}

const KEYWORDS = new Set(
  'if else match while loop for in return unsafe move async const fn'.split(' '),
);
