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
  if (sharesAllBut(few, textOf(before, bodyOf(before)), textOf(after, bodyOf(after)))) return null;
  const rests = withoutSharedStatements({ before: bodyOf(before), after: bodyOf(after) });
  const old = rests === null ? null : restOf(before, rests.before, parse);
  const now = rests === null ? null : restOf(after, rests.after, parse);
  const [was, is] = old === null || now === null ? [whole(before), whole(after)] : [old, now];
  return { left: without(was, is), came: without(is, was) };
}

function whole({ tree, item }: StayedItem): Remnant {
  return remnantOf(tree, '', item);
}

/** Empty where there is none. */
function bodyOf({ tree, item: { body } }: StayedItem): string {
  return body === null ? '' : tree.source.slice(body.start, body.end);
}

function textOf({ tree, item: { core, body } }: StayedItem, instead: string): string {
  return tree.source.slice(core.start, body?.start ?? core.end) + instead;
}

/** What makes a body the text of a function. */
const HEAD = 'fn f() ';

/** With another body; `null`: that cannot be read. */
function restOf({ tree, item }: StayedItem, body: string, parse: Parse): Remnant | null {
  const header = tokensIn(tree, item.core, item.body === null ? [] : [item.body]);
  if (body === '') return remnantOfTokens('', item, codeOf(header));
  const read = parse(HEAD + body);
  if (read.errors.length > 0) return null;
  const rest = tokensIn(read, { start: HEAD.length, end: read.source.length });
  return remnantOfTokens('', item, codeOf([...header, ...rest]));
}
