/** What several rewrites have in common (anti-unification): where all agree it is fixed, where they differ is a variable. */
import type { Span } from '../../../base/span.ts';
import { type Group, type Term, textOfTerms } from './terms.ts';

type Values = readonly (readonly Term[])[];

/** One sibling's form before and after. */
export interface Rewrite {
  readonly before: Values;
  readonly after: Values;
}

type Shape =
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'group'; readonly open: string; readonly items: readonly Shape[] }
  | { readonly kind: 'list'; readonly parts: readonly Shape[] }
  | {
      readonly kind: 'variable';
      readonly name: string;
      /** It stood for a literal in every example: it stands for nothing else. */
      readonly literal: boolean;
    };

/** How a form is rewritten; told in the words of the first example. */
export interface Rule {
  readonly from: Shape;
  /** Where the first example's new form holds a variable. */
  readonly holes: readonly (Span & { readonly name: string })[];
}

/** `null` when what is new in them has nothing in common, or is made of what the old form does not have. */
export function generalise(rewrites: readonly Rewrite[]): Rule | null {
  const alone = rewrites.length === 1;
  const names = new Map<string, string>();
  const nameOf = (texts: readonly string[]): string => {
    const key = texts.join('\0');
    const known = names.get(key);
    if (known !== undefined) return known;
    names.set(key, `$${names.size + 1}`);
    return `$${names.size}`;
  };
  const shared = alone ? verbatim(rewrites[0]) : new Set<string>();
  const holes: (Span & { name: string })[] = [];
  const seen: (Span & { name: string })[] = [];
  const from = shapeOf(
    rewrites.map(({ before }) => before),
    { nameOf, shared, holes: seen },
  );
  const bound = new Set(seen.map(({ name }) => name));
  shapeOf(
    rewrites.map(({ after }) => after),
    { nameOf, shared, holes },
  );
  const kept = new Set(holes.map(({ name }) => name));
  const all =
    holes.every(({ name }) => bound.has(name)) && [...bound].every((name) => kept.has(name));
  return all && rewrites.every(keepsOld) ? { from, holes } : null;
}

/** A form that grew around what stood there. What lost or exchanged something was another value, not another form. */
function keepsOld({ before, after }: Rewrite): boolean {
  const now = wordsIn(after);
  let at = 0;
  for (const text of wordsIn(before)) {
    at = now.indexOf(text, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function wordsIn(values: Values): string[] {
  return values.flatMap((terms) => (isCall(terms) ? [headOf(terms)] : atomsIn(terms)));
}

function atomsIn(terms: readonly Term[]): string[] {
  return terms.flatMap((term) =>
    // What a call inside has for arguments is learned from such calls.
    term.kind === 'atom'
      ? [term.text]
      : term.items.flatMap((item) => (isCall(item) ? [headOf(item)] : atomsIn(item))),
  );
}

/** The text of each variable when `values` has the rule's old form. */
export function matchRule({ from }: Rule, values: Values): ReadonlyMap<string, Span> | null {
  const bound = new Map<string, Span & { text: string }>();
  return matches(from, values, bound) ? bound : null;
}

interface Work {
  readonly nameOf: (texts: readonly string[]) => string;
  /** Texts that are a variable though there is only one example. */
  readonly shared: ReadonlySet<string>;
  readonly holes: (Span & { name: string })[];
}

function shapeOf(all: readonly Values[], work: Work): Shape {
  const [first = []] = all;
  // Other numbers of values have no common form: whatever holds them cannot be told by it.
  if (all.some((values) => values.length !== first.length))
    return variable(
      all.map((values) => values.map(textOfTerms).join(' , ')),
      spanOf(first.flat()),
      work,
    );
  const items = first.map((_, at) =>
    sequenceOf(
      all.map((values) => values[at] ?? []),
      work,
    ),
  );
  return { kind: 'group', open: '', items };
}

function sequenceOf(all: readonly (readonly Term[])[], work: Work): Shape {
  const [first = []] = all;
  // What a call inside has for arguments is learned from such calls.
  if (all.every(isCall)) return variable(all.map(headOf), spanOf(first), work);
  const texts = all.map(textOfTerms);
  const whole = texts[0] ?? '';
  if (work.shared.has(whole)) return variable(texts, spanOf(first), work);
  if (all.some((terms) => terms.length !== first.length))
    return variable(texts, spanOf(first), work);
  const parts = first.map((_, at) =>
    termOf(
      all.map((terms) => terms[at]).filter((term) => term !== undefined),
      work,
    ),
  );
  return { kind: 'list', parts };
}

function termOf(all: readonly Term[], work: Work): Shape {
  const [first] = all;
  if (first === undefined) return { kind: 'same', text: '' };
  const groups = all.map((term) => (term.kind === 'group' ? term : null));
  const [group] = groups;
  const alike = (one: Group | null): boolean =>
    one?.open === group?.open && one?.items.length === group?.items.length;
  // What one example has for a variable may stand in a bracket, too.
  if (group != null && groups.every(alike)) {
    const items = group.items.map((_, at) =>
      sequenceOf(
        groups.map((one) => one?.items[at] ?? []),
        work,
      ),
    );
    return { kind: 'group', open: group.open, items };
  }
  const texts = all.map((term) => textOfTerms([term]));
  const [text = ''] = texts;
  const same = texts.every((other) => other === text) && !work.shared.has(text);
  return same ? { kind: 'same', text } : variable(texts, first, work);
}

function variable(texts: readonly string[], span: Span, { nameOf, holes }: Work): Shape {
  const name = nameOf(texts);
  holes.push({ start: span.start, end: span.end, name });
  return { kind: 'variable', name, literal: texts.every(isLiteral) };
}

function isCall(terms: readonly Term[]): boolean {
  const [first, ...rest] = terms;
  return (
    first?.kind === 'atom' &&
    /^\w+$/.test(first.text) &&
    rest.at(-1)?.kind === 'group' &&
    rest.slice(0, -1).every((term) => term.kind === 'atom' && /^(?:!|::|\w+)$/.test(term.text))
  );
}

function headOf(terms: readonly Term[]): string {
  return `${textOfTerms(terms.slice(0, -1))}(..)`;
}

function spanOf(terms: readonly Term[]): Span {
  const [first] = terms;
  return { start: first?.start ?? 0, end: terms.at(-1)?.end ?? 0 };
}

/** Values that one example carries over as they are, and its literals: nothing says that they are part of the form. */
function verbatim(rewrite: Rewrite | undefined): Set<string> {
  if (rewrite === undefined) return new Set();
  const after = new Set(rewrite.after.map(textOfTerms));
  const kept = rewrite.before.map(textOfTerms).filter((text) => after.has(text));
  return new Set([...kept, ...rewrite.before.flatMap(literalsIn)]);
}

/** A string of any kind, a character, a number; alone. */
const LITERAL = /^(?:[bcr]*#*"[^]*"#*|b?'.*'|\d[\w.]*)$/;

export function isLiteral(text: string): boolean {
  return LITERAL.test(text);
}

function literalsIn(terms: readonly Term[]): string[] {
  return terms.flatMap((term) =>
    term.kind === 'group'
      ? term.items.flatMap(literalsIn)
      : isLiteral(term.text)
        ? [term.text]
        : [],
  );
}

type Bound = Map<string, Span & { text: string }>;

function matches(shape: Shape, values: Values, bound: Bound): boolean {
  if (shape.kind === 'variable')
    return bind(bound, shape, values.map(textOfTerms).join(' , '), spanOf(values.flat()));
  if (shape.kind !== 'group' || shape.items.length !== values.length) return false;
  return shape.items.every((item, at) => matchesSequence(item, values[at] ?? [], bound));
}

function matchesSequence(shape: Shape, terms: readonly Term[], bound: Bound): boolean {
  if (shape.kind === 'variable') {
    const text = isCall(terms) ? headOf(terms) : textOfTerms(terms);
    return bind(bound, shape, text, spanOf(terms));
  }
  if (shape.kind !== 'list' || shape.parts.length !== terms.length) return false;
  return shape.parts.every((part, at) => matchesTerm(part, terms[at], bound));
}

function matchesTerm(shape: Shape, term: Term | undefined, bound: Bound): boolean {
  if (term === undefined) return false;
  if (shape.kind === 'variable') return bind(bound, shape, textOfTerms([term]), term);
  if (shape.kind === 'same') return textOfTerms([term]) === shape.text;
  if (shape.kind !== 'group' || term.kind !== 'group' || term.open !== shape.open) return false;
  return matches(shape, term.items, bound);
}

function bind(
  bound: Bound,
  { name, literal }: Extract<Shape, { kind: 'variable' }>,
  text: string,
  { start, end }: Span,
): boolean {
  if (literal && !isLiteral(text)) return false;
  const known = bound.get(name);
  if (known === undefined) bound.set(name, { text, start, end });
  return known === undefined || known.text === text;
}
