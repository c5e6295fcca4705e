/** A name that siblings had and have another for in the same place: `opts.debugging_opts` is `opts.unstable_opts` now. */
import type { Edit, Span } from '../../../base/span.ts';
import { type Token, tokensIn } from '../../syntax/tokens.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import { hunksOf } from '../../merge/diff/hunks.ts';
import type { SiblingPair } from './siblings.ts';

export interface Renames {
  readonly edits: readonly Edit[];
  readonly note: string;
  readonly confidence: number;
}

/** Only behind a `.` or `::`, and only a name that the target has nowhere behind one. */
export function renames(
  own: SyntaxTree,
  target: SyntaxTree,
  pairs: readonly SiblingPair[],
  tree: SyntaxTree,
  at: Span,
): Renames | null {
  const there = membersIn(tokensIn(target, { start: 0, end: target.source.length }));
  const gone = uses(tokensIn(tree, at)).filter(({ text }) => !there.has(text));
  for (const name of new Set(gone.map(({ text }) => text))) {
    const examples = pairs.flatMap((pair) => {
      const to = renamedIn(own, target, pair, name);
      return to === null ? [] : [{ to, name: pair.name }];
    });
    const [first] = examples;
    if (first === undefined || examples.some(({ to }) => to !== first.to)) continue;
    const edits = gone
      .filter(({ text }) => text === name)
      .map(({ start, end }) => ({ start, end, text: first.to }));
    const shown = [...new Set(examples.map((one) => one.name))].slice(0, 3).join(', ');
    return {
      edits,
      note: `${name} is ${first.to} now, as in ${shown}`,
      confidence: examples.length === 1 ? 0.8 : 0.95,
    };
  }
  return null;
}

/** Names behind a `.` or `::`. */
function uses(tokens: readonly Token[]): Token[] {
  return tokens.filter(
    ({ text }, index) =>
      /^[a-z_]\w*$/i.test(text) && /^(?:\.|::)$/.test(tokens[index - 1]?.text ?? ''),
  );
}

function membersIn(tokens: readonly Token[]): Set<string> {
  return new Set(uses(tokens).map(({ text }) => text));
}

/** What stands where the name stood; `null` when it did not stand there, or nothing of the kind took its place. */
function renamedIn(
  own: SyntaxTree,
  target: SyntaxTree,
  { before, after }: SiblingPair,
  name: string,
): string | null {
  if (!own.source.slice(before.start, before.end).includes(name)) return null;
  const [olds, news] = [tokensIn(own, before), tokensIn(target, after)];
  const found = hunksOf(
    olds.map(({ text }) => text),
    news.map(({ text }) => text),
  ).flatMap(({ at, end, to, toEnd }) => {
    const [old, now] = [olds[at], news[to]];
    if (old === undefined || now === undefined || end - at !== 1 || toEnd - to !== 1) return [];
    const same = olds[at - 1]?.text === news[to - 1]?.text;
    return same && old.text === name && /^[a-z_]\w*$/i.test(now.text) ? [now.text] : [];
  });
  const [first] = found;
  return first !== undefined && found.every((one) => one === first) ? first : null;
}
