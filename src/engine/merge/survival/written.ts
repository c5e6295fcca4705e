/** How imports are written: in which order, and which of them in one declaration or between the same braces. */
import type { Reduced } from './fills.ts';
import type { Token } from './lex.ts';

interface Leaf {
  readonly order: number;
  readonly declaration: number;
  /** Each by the index of its token, outer ones first. */
  readonly braces: readonly number[];
}

type Leaves = ReadonlyMap<string, Leaf>;

/**
 * Did this side write two names in another order, or together, or apart, and the other not otherwise, and it is undone?
 * @param compared the same with names as tokens
 */
export function isRegrouped(written: Reduced, compared: Reduced, side: 'ours' | 'theirs'): boolean {
  const other = side === 'ours' ? 'theirs' : 'ours';
  const of = (text: keyof Reduced): Leaves => leavesOf(written[text], compared[text]);
  const [base, mine, others, result] = [of('base'), of(side), of(other), of('result')];
  const common = [...mine.keys()].filter(
    (name) => base.has(name) && others.has(name) && result.has(name),
  );
  const pairs = [...neighbours(common, mine), ...neighbours(common, base)];
  return pairs.some(([a, b]) =>
    RELATIONS.some((relation) => {
      const [old, now] = [relation(base, a, b), relation(mine, a, b)];
      const agreed = [old, now].includes(relation(others, a, b));
      return agreed && old !== now && old === relation(result, a, b);
    }),
  );
}

/** Names that stand once. */
function leavesOf(tokens: readonly Token[], names: readonly Token[]): Leaves {
  const at = new Map<number, Leaf>();
  const braces: number[] = [];
  let declaration = 0;
  for (const [order, { text, start }] of tokens.entries()) {
    at.set(start, { order, declaration, braces: [...braces] });
    if (text === '{') braces.push(order);
    else if (text === '}') braces.pop();
    else if (text === ';') declaration++;
  }
  const leaves = new Map<string, Leaf>();
  const twice = new Set<string>();
  for (const { text, start, alone } of names) {
    const leaf = at.get(start);
    if (leaf === undefined || alone !== true) continue;
    if (leaves.has(text)) twice.add(text);
    leaves.set(text, leaf);
  }
  for (const text of twice) leaves.delete(text);
  return leaves;
}

function neighbours(names: readonly string[], leaves: Leaves): [string, string][] {
  const order = (name: string): number => leaves.get(name)?.order ?? 0;
  const sorted = names.toSorted((a, b) => order(a) - order(b));
  return sorted.slice(1).map((name, at) => [sorted[at] ?? '', name]);
}

type Relation = (leaves: Leaves, a: string, b: string) => number;

const RELATIONS: readonly Relation[] = [
  (leaves, a, b) => ((leaves.get(a)?.order ?? 0) < (leaves.get(b)?.order ?? 0) ? 1 : 0),
  (leaves, a, b) => {
    const [one, two] = [leaves.get(a), leaves.get(b)];
    if (one === undefined || one.declaration !== two?.declaration) return -1;
    return one.braces.filter((brace) => two.braces.includes(brace)).length;
  },
];
