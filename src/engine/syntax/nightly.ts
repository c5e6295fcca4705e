/**
 * Syntax of rustc's own sources that tree-sitter-rust does not know: it is given other text of the same length in its
 * place. The tree's `source` stays the original, so whatever is rewritten is printed and compared as it is written.
 */
import type { Span } from '../../base/span.ts';
import { Draft, type Restoration } from './nightly/draft.ts';
import { lex } from './nightly/lexer.ts';
import { rewriteNear } from './nightly/near-errors.ts';
import { restore } from './nightly/restore.ts';
import { RULES } from './nightly/rules.ts';
import type { SyntaxTree } from './tree.ts';

export interface Rewriting {
  /** As many UTF-16 code units as the source, each token that is not rewritten at its place. */
  readonly text: string;
  /** `null`: nothing is rewritten. */
  readonly restoration: Restoration | null;
}

/** @param errors where an earlier parse found no reading: there, more is rewritten */
export function rewriteNightly(source: string, errors: readonly Span[] = []): Rewriting {
  const draft = new Draft(lex(source));
  for (const [at, { kind, text }] of draft.lexed.tokens.entries()) {
    if (kind === 'word' || kind === 'mark') RULES.get(text)?.(draft, at);
  }
  if (errors.length > 0) rewriteNear(draft, errors);
  const text = draft.finish();
  return { text, restoration: text === source ? null : draft };
}

/** What the grammar is almost sure to stumble over, read off without a lexer: saves the parse that would fail. */
const LIKELY =
  /(?:[=(,|&!{>] *|\n *|let |return )box [\w([]|\b(?:unsafe extern "|macro \w+ ?[({]|auto trait |trait \w+(?:<[^\n]*>)? = |type \w+: [^;\n]* = |do yeet )|\n +(?:pub(?:\([a-z]+\))? )?\w+: [^=;(\n]+ = [^;\n]+,\n/;

/** Is the text sure to be rewritten before it is parsed at all? */
export function isNightly(source: string): boolean {
  return LIKELY.test(source);
}

export function asItIs(source: string): Rewriting {
  return { text: source, restoration: null };
}

export interface NightlyTree {
  readonly tree: SyntaxTree;
  /** The first reading left no error. */
  readonly first: boolean;
}

/**
 * Parses the text as it is, and with nightly syntax rewritten when that has errors or is sure to have them; then with
 * more rewritten where errors are left. The tree with the fewest errors wins.
 * @param parse gives a new tree, with the text it is given as source
 */
export function parseNightly(source: string, parse: (text: string) => SyntaxTree): NightlyTree {
  const asIs = (): Rewriting => asItIs(source);
  const rewritten = (): Rewriting => rewriteNightly(source);
  const nearErrors = (): Rewriting => rewriteNightly(source, best?.errors);
  const order = isNightly(source) ? [rewritten, nearErrors, asIs] : [asIs, rewritten, nearErrors];
  const tried = new Set<string>();
  let best: SyntaxTree | null = null;
  for (const attempt of order) {
    if (best?.errors.length === 0) break;
    const { text, restoration } = attempt();
    if (tried.has(text)) continue;
    tried.add(text);
    const tree = parse(text);
    if (best !== null && tree.errors.length >= best.errors.length) continue;
    if (restoration !== null) restore(tree.root, restoration);
    best = { ...tree, source, packed: restoration === null ? tree.packed : null };
  }
  return { tree: best ?? parse(source), first: tried.size === 1 && best?.errors.length === 0 };
}
