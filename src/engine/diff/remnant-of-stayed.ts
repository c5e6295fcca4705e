/** What left a function that stayed, and what came to it: what `remnantsOfChange` says, with less to parse. */
import type { Item } from '../syntax/item.ts';
import { codeOf, tokensIn } from '../syntax/tokens.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { isCallable, remnantOf, remnantOfTokens, without, type Remnant } from './remnant.ts';
import { sharesAllBut } from './shared-lines.ts';
import { withoutSharedStatements } from './shared-statements.ts';

export interface StayedItem {
  readonly tree: SyntaxTree;
  readonly item: Item;
}

/** Parses the text of a file. */
export type Parse = (source: string) => SyntaxTree;

/** `null`: it is no function, or neither has `few` tokens. */
export function remnantsOfStayed(
  before: StayedItem,
  after: StayedItem,
  few: number,
  parse: Parse,
): { readonly left: Remnant; readonly came: Remnant } | null {
  if (!isCallable(after.item)) return null;
  if (sharesAllBut(few, textOfCore(before), textOfCore(after))) return null;
  const [was, is] = restsOf(before, after, parse) ?? [whole(before), whole(after)];
  return { left: without(was, is), came: without(is, was) };
}

function whole({ tree, item }: StayedItem): Remnant {
  return remnantOf(tree, '', item);
}

function textOfCore({ tree, item }: StayedItem): string {
  return tree.source.slice(item.core.start, item.core.end);
}

/** Both without the same tokens: the difference is theirs. `null`: that cannot be told. */
function restsOf(
  before: StayedItem,
  after: StayedItem,
  parse: Parse,
): readonly [Remnant, Remnant] | null {
  const [old, now] = [bodyOf(before), bodyOf(after)];
  const rests =
    old === null || now === null ? null : withoutSharedStatements({ before: old, after: now });
  if (rests === null) return null;
  const [was, is] = [restOf(before, rests.before, parse), restOf(after, rests.after, parse)];
  return was === null || is === null ? null : [was, is];
}

function bodyOf({ tree, item: { body } }: StayedItem): string | null {
  return body === null ? null : tree.source.slice(body.start, body.end);
}

/** What makes a body the text of a function. */
const HEAD = 'fn f() ';

function restOf({ tree, item }: StayedItem, body: string, parse: Parse): Remnant | null {
  const read = parse(HEAD + body);
  if (read.errors.length > 0) return null;
  const header = tokensIn(tree, item.core, item.body === null ? [] : [item.body]);
  const rest = tokensIn(read, { start: HEAD.length, end: read.source.length });
  return remnantOfTokens('', item, codeOf([...header, ...rest]));
}
