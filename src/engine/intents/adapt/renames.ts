/** A name that siblings had and have another for in the same place: `opts.debugging_opts` is `opts.unstable_opts` now. */
import type { Edit, Span } from '../../../base/span.ts';
import { type Token, tokensIn } from '../../syntax/tokens.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import type { SiblingPair } from './siblings.ts';

export interface Renames {
  readonly edits: readonly Edit[];
  readonly note: string;
  readonly confidence: number;
}

/** So many siblings have to show it. */
const ENOUGH = 2;

/**
 * Only of fields and of parts of paths behind the same name (`opts.`), only where upstream has the old name nowhere any
 * more and had the new one nowhere before.
 */
export function renames(
  base: SyntaxTree,
  target: SyntaxTree,
  pairs: readonly SiblingPair[],
  tree: SyntaxTree,
  at: Span,
): Renames | null {
  const were = namesIn(base);
  const are = namesIn(target);
  const gone = uses(tokensIn(tree, at)).filter(({ token }) => !are.has(token.text));
  for (const { token, behind } of gone) {
    const examples = pairs.flatMap((pair) => {
      const to = renamedIn(base, target, pair, token.text, behind);
      return to === null ? [] : [{ to, name: pair.name }];
    });
    const [first] = examples;
    if (first === undefined || examples.length < ENOUGH || were.has(first.to)) continue;
    if (examples.some(({ to }) => to !== first.to)) continue;
    const edits = gone
      .filter((use) => use.token.text === token.text && use.behind === behind)
      .map((use) => ({ start: use.token.start, end: use.token.end, text: first.to }));
    const shown = [...new Set(examples.map((one) => one.name))].slice(0, 3).join(', ');
    return { edits, note: `${token.text} is ${first.to} now, as in ${shown}`, confidence: 0.95 };
  }
  return null;
}

interface Use {
  readonly token: Token;
  /** The name in front and what joins them: `opts.`. */
  readonly behind: string;
}

/** Names in lower case behind another, that are not called. */
function uses(tokens: readonly Token[]): Use[] {
  return tokens.flatMap((token, index) => {
    const [owner, sign, next] = [tokens[index - 2], tokens[index - 1], tokens[index + 1]];
    const joined = /^(?:\.|::)$/.test(sign?.text ?? '') && /^\w+$/.test(owner?.text ?? '');
    return joined && /^[a-z_]\w*$/.test(token.text) && next?.text !== '('
      ? [{ token, behind: `${owner?.text}${sign?.text}` }]
      : [];
  });
}

function namesIn(tree: SyntaxTree): Set<string> {
  const tokens = tokensIn(tree, { start: 0, end: tree.source.length });
  return new Set(tokens.flatMap(({ text, comment }) => (comment ? [] : [text])));
}

/** What stands where the name stood; `null` when it did not stand there, or nothing of the kind took its place. */
function renamedIn(
  base: SyntaxTree,
  target: SyntaxTree,
  { before, after }: SiblingPair,
  name: string,
  behind: string,
): string | null {
  if (!base.source.slice(before.start, before.end).includes(name)) return null;
  const olds = uses(tokensIn(base, before)).filter((use) => use.behind === behind);
  const news = uses(tokensIn(target, after)).filter((use) => use.behind === behind);
  if (olds.length !== news.length) return null;
  const found = olds.flatMap(({ token }, index) =>
    token.text === name ? (news[index]?.token.text ?? []) : [],
  );
  const [first] = found;
  return first !== undefined && first !== name && found.every((one) => one === first)
    ? first
    : null;
}
