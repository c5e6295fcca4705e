/** What is no insertion of a whole member: the smallest piece of syntax that differs, or else lines. */
import { sharedEnds } from '../../../base/shared-ends.ts';
import { diffArrays } from 'diff';
import { ancestorsOf, itemAt } from '../../syntax/item.ts';
import { fileItem } from '../../syntax/items.ts';
import { type SyntaxNode, type SyntaxTree, textOf } from '../../syntax/tree.ts';
import { pathOf } from '../designator.ts';
import { indentAt } from '../lines.ts';
import type { Found, Pair } from './found.ts';

/** Lines of upstream's and what the fork has for them. */
interface Hunk {
  readonly at: number;
  readonly end: number;
  readonly to: number;
  readonly toEnd: number;
}

/** One hook for each stretch of lines that differs, from the top. */
export function restHooks(pair: Pair, structured: boolean): Found[] {
  const base = pair.base.source.split('\n');
  const ours = pair.ours.source.split('\n');
  const found: Found[] = [];
  const lines: Hunk[] = [];
  for (const hunk of hunksOf(base, ours)) {
    const node = structured ? nodeHook(pair, hunk) : null;
    if (node === null) lines.push(hunk);
    else found.push(node);
  }
  return [
    ...found,
    ...apart(base, ours, lines).map((hunk) => linesHook(pair.file, base, ours, hunk)),
  ];
}

/** Everything from the first difference to the last as one. */
export function wholeHook({ file, base, ours }: Pair): Found[] {
  const [old, made] = [base.source.split('\n'), ours.source.split('\n')];
  const hunks = hunksOf(old, made);
  const [first, last] = [hunks[0], hunks.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [
    linesHook(file, old, made, { at: first.at, end: last.end, to: first.to, toEnd: last.toEnd }),
  ];
}

/** Hunks whose surroundings would hold one another's lines are one. */
function apart(base: readonly string[], ours: readonly string[], hunks: readonly Hunk[]): Hunk[] {
  const found: Hunk[] = [];
  for (const hunk of hunks) {
    let whole = hunk;
    for (let last = found.at(-1); last !== undefined; last = found.at(-1)) {
      if (last.end + aroundOf(base, ours, last) <= whole.at - aroundOf(base, ours, whole)) break;
      whole = { at: last.at, end: whole.end, to: last.to, toEnd: whole.toEnd };
      found.pop();
    }
    found.push(whole);
  }
  return found;
}

function hunksOf(base: readonly string[], ours: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [at, to] = [0, 0];
  for (const { added, removed, count } of diffArrays([...base], [...ours])) {
    const last = hunks.at(-1);
    const next = { at, end: at + (removed ? count : 0), to, toEnd: to + (added ? count : 0) };
    if (added || removed) {
      if (last?.end === at && last.toEnd === to)
        hunks[hunks.length - 1] = { ...next, at: last.at, to: last.to };
      else hunks.push(next);
    }
    at += added ? 0 : count;
    to += removed ? 0 : count;
  }
  return hunks;
}

function linesHook(
  file: string,
  base: readonly string[],
  ours: readonly string[],
  hunk: Hunk,
): Found {
  const { above, below } = surroundings(base, hunk, aroundOf(base, ours, hunk));
  const old = base.slice(hunk.at - above, hunk.end + below);
  const made = ours.slice(hunk.to - above, hunk.toEnd + below);
  return {
    file,
    action: 'replace_lines',
    in: '',
    name: nameOf(made, old),
    replaces: textOfLines(old),
    code: textOfLines(made),
  };
}

/** Every line with its end, so that empty ones at the end count. */
function textOfLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** How many lines above and below make it the only such place on both sides. */
function aroundOf(base: readonly string[], ours: readonly string[], hunk: Hunk): number {
  for (let lines = hunk.at === hunk.end || hunk.to === hunk.toEnd ? 1 : 0; ; lines++) {
    const { above, below } = surroundings(base, hunk, lines);
    const old = base.slice(hunk.at - above, hunk.end + below);
    const made = ours.slice(hunk.to - above, hunk.toEnd + below);
    const whole = above + below === hunk.at + base.length - hunk.end;
    const once = countOf(base, old) === 1 && countOf(ours, made) === 1;
    if (whole || (once && old.some((line) => line.trim() !== ''))) return lines;
  }
}

function surroundings(
  base: readonly string[],
  hunk: Hunk,
  lines: number,
): { above: number; below: number } {
  return { above: Math.min(lines, hunk.at), below: Math.min(lines, base.length - hunk.end) };
}

function countOf(lines: readonly string[], wanted: readonly string[]): number {
  return lines.filter((_, at) => wanted.every((line, n) => lines[at + n]?.trim() === line.trim()))
    .length;
}

/** The first word that only the fork has, or the first there is. */
function nameOf(made: readonly string[], old: readonly string[]): string {
  const words = made.join('\n').match(/\w+/g) ?? [];
  const known = new Set(old.join('\n').match(/\w+/g));
  return words.find((word) => !known.has(word) && /^[a-z_]{3,}/i.test(word)) ?? words[0] ?? 'lines';
}

/** The smallest expression, statement, item or type around the difference that is of one kind on both sides. */
function nodeHook({ file, base, ours }: Pair, hunk: Hunk): Found | null {
  const [from, to] = [offsetOf(base.source, hunk.at), offsetOf(ours.source, hunk.to)];
  const old = base.source.slice(from, offsetOf(base.source, hunk.end));
  const made = ours.source.slice(to, offsetOf(ours.source, hunk.toEnd));
  if (old.trim() === '') return null;
  const { first, last } = sharedEnds(old, made);
  const before = { start: from + first, end: from + old.length - last };
  const after = { start: to + first, end: to + made.length - last };
  const held = item(base, before.start, before.end);
  if (held === null) return null;
  for (const node of around(base.root, before.start, before.end)) {
    if (
      !WHOLE.test(node.type) ||
      node.start < held.item.core.start ||
      node.end > held.item.core.end
    )
      continue;
    const start = after.start - (before.start - node.start);
    const end = after.end + (node.end - before.end);
    const twin = around(ours.root, start, end).find(
      (one) => one.start === start && one.end === end && WHOLE.test(one.type),
    );
    if (twin === undefined || ours.source.slice(start, end).trim() === '') continue;
    const replaces = outdented(base.source, node.start, textOf(base, node));
    // What is much longer than the change says less of it than its lines do.
    if (/\$/.test(replaces) || replaces.includes('//') || linesIn(replaces) > linesIn(old) + 2)
      return null;
    const code = outdented(ours.source, start, ours.source.slice(start, end));
    const wrapped = wrapping(base, node, replaces, code);
    const [from_, to_] = wrapped ?? [replaces, code];
    return {
      file,
      action: wrapped === null ? 'replace_node' : 'wrap_call',
      in: held.path,
      name: nameOf([code], [replaces]),
      replaces: from_,
      code: to_,
    };
  }
  return null;
}

const WHOLE =
  /(_expression|_statement|_declaration|_item|_invocation|^identifier|^let_|_type|_identifier|match_arm)$/;

function item(
  tree: SyntaxTree,
  start: number,
  end: number,
): { item: ReturnType<typeof itemAt>; path: string } | null {
  const file = fileItem(tree);
  const found = itemAt(file, start);
  return found === file || found.end < end
    ? null
    : { item: found, path: pathOf([...ancestorsOf(file, found), found]) };
}

/** A call that the fork's code holds whole, whatever its arguments are. */
function wrapping(
  base: SyntaxTree,
  node: SyntaxNode,
  replaces: string,
  code: string,
): [string, string] | null {
  const callee = node.type === 'call_expression' ? node.children[0] : undefined;
  if (callee === undefined || !code.includes(replaces)) return null;
  const call = `${textOf(base, callee)}($$arguments)`;
  return [call, code.replace(replaces, () => call)];
}

/** Without the indentation of the line that the code begins on. */
function outdented(source: string, start: number, code: string): string {
  const indent = indentAt(source, start);
  const [first = '', ...rest] = code.split('\n');
  return [
    first,
    ...rest.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line)),
  ].join('\n');
}

function linesIn(text: string): number {
  return text.trimEnd().split('\n').length;
}

/** Nodes that hold the whole range, innermost first. */
function around(root: SyntaxNode, start: number, end: number): SyntaxNode[] {
  const chain: SyntaxNode[] = [];
  for (let at: SyntaxNode | undefined = root; at !== undefined;) {
    chain.unshift(at);
    at = at.children.find(
      (child) => child.start <= start && end <= child.end && child.end > child.start,
    );
  }
  return chain;
}

function offsetOf(text: string, line: number): number {
  let at = 0;
  for (let left = line; left > 0; left--) {
    const next = text.indexOf('\n', at);
    if (next === -1) return text.length;
    at = next + 1;
  }
  return at;
}
