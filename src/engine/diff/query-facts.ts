/** What is different about a query: `query name(key: T) -> R { arena_cache desc { … } }`. */
import { codeOf, compactText, tokensIn } from '../syntax/tokens.ts';
import type { Fact, Version } from './fact.ts';

interface Query {
  readonly key: string;
  readonly keyType: string;
  readonly result: string;
  /** Each with what stands behind it. */
  readonly modifiers: ReadonlyMap<string, string>;
}

export function queryFacts(before: Version, after: Version): Fact[] {
  const [old, now] = [queryOf(before), queryOf(after)];
  const facts: Fact[] = [];
  const arrow = (kind: Fact['kind'], what: string, from: string, to: string): void => {
    if (from !== to) facts.push({ kind, text: `${what} \`${from}\` → \`${to}\`` });
  };
  arrow('parameter type', 'key type', old.keyType, now.keyType);
  arrow('parameter renamed', 'key', old.key, now.key);
  arrow('return type', 'result type', old.result, now.result);
  return [...facts, ...modifierFacts(old.modifiers, now.modifiers)];
}

function modifierFacts(old: Query['modifiers'], now: Query['modifiers']): Fact[] {
  const facts: Fact[] = [];
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const [from, to] = [old.get(name), now.get(name)];
    if (from === to) continue;
    const what = name === 'desc' ? 'description' : `modifier \`${name}\``;
    const how = from === undefined ? 'added' : to === undefined ? 'removed' : 'changed';
    facts.push({ kind: 'modifier', text: `${what} ${how}` });
  }
  return facts;
}

function queryOf({ tree, item }: Version): Query {
  const signature = codeOf(tokensIn(tree, item.signature));
  const open = signature.indexOf('(');
  const close = closing(signature, open);
  const parameter = signature.slice(open + 1, close);
  if (parameter.at(-1) === ',') parameter.pop();
  const colon = parameter.indexOf(':');
  const result = signature.slice(close + 1);
  return {
    key: compactText(parameter.slice(0, Math.max(colon, 0))),
    keyType: compactText(parameter.slice(colon + 1)),
    result: result[0] === '->' ? compactText(result.slice(1)) : '()',
    modifiers: modifiersIn(item.body === null ? [] : codeOf(tokensIn(tree, item.body))),
  };
}

/** Index of the bracket that closes the one at `open`. */
function closing(tokens: readonly string[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    depth += depthOf(tokens[at]);
    if (depth === 0) return at;
  }
  return tokens.length;
}

function depthOf(token: string | undefined): number {
  if (token === undefined || token.length !== 1) return 0;
  return '([{'.includes(token) ? 1 : ')]}'.includes(token) ? -1 : 0;
}

/** Every word directly in the braces begins one; brackets behind it belong to it. */
function modifiersIn(tokens: readonly string[]): Map<string, string> {
  const found = new Map<string, string[]>();
  let own: string[] = [];
  let depth = 0;
  for (const token of tokens.slice(1, -1)) {
    if (depth === 0 && /^\w+$/.test(token)) {
      own = found.get(token) ?? [];
      found.set(token, own);
    } else own.push(token);
    depth += depthOf(token);
  }
  return new Map([...found].map(([name, words]) => [name, compactText(words)]));
}
