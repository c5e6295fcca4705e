/** Two bodies without what stands in both: what is left says how their tokens differ. */
import { applyEdits, type Span } from '../../base/span.ts';
import { endOfComment, endOfRawString } from '../syntax/nightly/lexer.ts';

export interface Bodies {
  readonly before: string;
  readonly after: string;
}

/** What may be cut out: the same tokens stand around it wherever it stands. */
interface Part extends Span {
  /** What it is put in place of: all that it takes for parts to be one. */
  readonly key: string;
  /** What stands in its place. */
  readonly stub: string;
}

/**
 * Statements between two `;`, or from `{` to the first `;`, and all from `{` or the last `;` to `}`: around those stand the
 * same tokens in both bodies, so that both lose the same neighbouring pairs of tokens, and nothing else. `null`: a literal
 * does not end.
 */
export function withoutSharedStatements({ before, after }: Bodies): Bodies | null {
  const [olds, news] = [partsIn(before), partsIn(after)];
  if (olds === null || news === null) return null;
  const twins = new Map<string, Part[]>();
  for (const part of news) {
    const same = twins.get(part.key);
    if (same === undefined) twins.set(part.key, [part]);
    else same.push(part);
  }
  const cuts = { before: [] as Part[], after: [] as Part[] };
  // The longest first: what is inside it goes with it.
  for (const part of olds.sort((a, b) => b.key.length - a.key.length)) {
    const same = twins.get(part.key);
    if (same === undefined || touches(cuts.before, part)) continue;
    const at = same.findIndex((one) => !touches(cuts.after, one));
    const [twin] = at === -1 ? [] : same.splice(at, 1);
    if (twin === undefined) continue;
    cuts.before.push(part);
    cuts.after.push(twin);
  }
  return { before: cut(before, cuts.before), after: cut(after, cuts.after) };
}

function touches(cuts: readonly Part[], { start, end }: Span): boolean {
  return cuts.some((one) => one.start < end && start < one.end);
}

function cut(text: string, parts: readonly Part[]): string {
  return applyEdits(
    text,
    parts.map(({ start, end, stub }) => ({ start, end, text: stub })),
  );
}

/** Groups: 1 block comment's opening, 2 raw string's opening, 3 bracket or `;`, 4 a quote that begins nothing known. */
const PIECE =
  /\/\/[^\n]*|(\/\*)|(\b[bc]?r#*")|"[^"\\]*(?:\\[^][^"\\]*)*"|'(?:\\(?:u\{[^}\n]*\}|[^u])[^'\n]*|[^\\'\n])'|([;()[\]{}])|(")/g;

interface Open {
  readonly brace: boolean;
  readonly start: number;
  /** A macro's arguments are read in another way: `,` before a bracket counts. */
  readonly macro: boolean;
  /** Behind its last `;`. */
  last: number | null;
}

/** Shorter ones are not worth it. */
const LEAST = 12;

function partsIn(text: string): Part[] | null {
  const found: Part[] = [];
  const add = (kind: string, { macro }: Open, start: number, end: number, stub: string): void => {
    const own = text.slice(start, end).trim();
    if (own.length < LEAST) return;
    found.push({ start, end, stub, key: `${kind}${macro ? '!' : ' '}${own}` });
  };
  const open: Open[] = [];
  PIECE.lastIndex = 0;
  for (let piece = PIECE.exec(text); piece !== null; piece = PIECE.exec(text)) {
    const [, comment, raw, mark, loose] = piece;
    const end = PIECE.lastIndex;
    if (loose !== undefined) return null;
    if (comment !== undefined) PIECE.lastIndex = endOfComment(text, end);
    else if (raw !== undefined) PIECE.lastIndex = endOfRawString(text, raw, end);
    else if (mark === '{' || mark === '(' || mark === '[') {
      const macro =
        open.at(-1)?.macro === true ||
        /[\w$]! ?(?:\w+ ?)?$/.test(text.slice(Math.max(0, end - 40), end - 1));
      open.push({ brace: mark === '{', start: end, macro, last: null });
    } else if (mark === ';') {
      const around = open.at(-1);
      if (around?.brace !== true) continue;
      if (around.last === null) add('first', around, around.start, end, ';');
      else add('next', around, around.last, end, '');
      around.last = end;
    } else if (mark !== undefined) {
      const closed = open.pop();
      if (closed?.brace !== true || mark !== '}') continue;
      if (closed.last !== null) add('last', closed, closed.last, end - 1, '');
      add('all', closed, closed.start, end - 1, '');
    }
  }
  return found;
}
