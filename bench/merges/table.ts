/** Scores as Markdown tables: all tools over all merges, then ours by repository. */
import type { Score, Verdict } from './score.ts';

const HEAD = [
  'merges',
  'clean',
  'exact',
  '+ format',
  '+ order',
  'differ',
  'equal of all',
  'lines open',
  'median ms',
  '99% ms',
];

export function table(scores: ReadonlyMap<string, readonly Score[]>): string {
  const [first] = scores;
  if (first === undefined) return '';
  const [name, own] = first;
  const tools = [...scores].map(([tool, all]) => [tool, ...figures(all)]);
  const repositories = [...new Set(own.map(({ repository }) => repository))].map((repository) => [
    repository,
    ...figures(own.filter((one) => one.repository === repository)),
  ]);
  return `${markdown(['tool', ...HEAD], tools)}\n${markdown([name, ...HEAD], repositories)}\n`;
}

function figures(all: readonly Score[]): string[] {
  const count = (...verdicts: Verdict[]): number =>
    all.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const clean = all.length - count('conflict');
  const equal = count('exact', 'format', 'order');
  const times = all.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const time = (part: number): string =>
    (times[Math.floor((times.length - 1) * part)] ?? 0).toFixed(0);
  const lines = all.reduce((sum, one) => sum + one.lines, 0);
  return [
    `${all.length}`,
    `${clean} (${share(clean, all.length)})`,
    `${count('exact')}`,
    `${count('format')}`,
    `${count('order')}`,
    `${count('differs')}`,
    share(equal, all.length),
    `${lines}`,
    time(0.5),
    time(0.99),
  ];
}

/** Where `other` has the people's text to the byte, and `name` has not. */
export function neverWorse(
  scores: ReadonlyMap<string, readonly Score[]>,
  name: string,
  other: string,
): string {
  const exact = (tool: string): Score[] =>
    (scores.get(tool) ?? []).filter(({ verdict }) => verdict === 'exact');
  const own = new Map(scores.get(name)?.map((one) => [one.case, one.verdict]));
  const right = exact(other);
  const worse = right.filter((one) => own.get(one.case) !== 'exact');
  const held = worse.length === 0 ? 'held' : `NOT held (${worse.length} cases)`;
  return [
    `never worse than ${other} where it has the people's text (${right.length} merges): ${held}`,
    ...worse.map((one) => `  ${one.case}: ${own.get(one.case)}`),
    '',
  ].join('\n');
}

/** What `name` does worse than `other`: merges on which it leaves more lines open, or is wrong where the other is right. */
export function worseThan(
  scores: ReadonlyMap<string, readonly Score[]>,
  name: string,
  other: string,
): string {
  const theirs = new Map(scores.get(other)?.map((one) => [one.case, one]));
  const [more, wrong]: [string[], string[]] = [[], []];
  let [lines, otherLines] = [0, 0];
  for (const one of scores.get(name) ?? []) {
    const twin = theirs.get(one.case);
    if (twin === undefined) continue;
    lines += one.lines;
    otherLines += twin.lines;
    if (one.lines > twin.lines) more.push(`  ${one.case}: ${one.lines} lines, ${twin.lines}`);
    if (isEqual(twin) && !isEqual(one)) wrong.push(`  ${one.case}: ${one.verdict}`);
  }
  return [
    `lines open: ${share(lines, otherLines)} of ${other}'s; more on ${more.length} merges`,
    ...more,
    `not equal to the people's text where ${other} is: ${wrong.length}`,
    ...wrong,
    '',
  ].join('\n');
}

function isEqual({ verdict }: Score): boolean {
  return verdict === 'exact' || verdict === 'format' || verdict === 'order';
}

function share(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)}%`;
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row), ''].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
