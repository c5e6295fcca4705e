/**
 * The readers' cards, one a change, with no class and no answer of the program:
 * `TRUST_UPSTREAM_REPO=/path/to/rust npx tsx bench/truth/cards.ts FOLDER`. They hold text of rustc: keep them outside the project.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { LineRange } from '../../src/engine/diff/change.ts';
import { withDescendants, type Item } from '../../src/engine/syntax/item.ts';
import { fileItem } from '../../src/engine/syntax/items.ts';
import { rustParser } from '../../tests/support/rust-parser.ts';
import { readChanges, type Change } from './changes.ts';
import { usesOf } from './fork-names.ts';
import { definitionsOf, textsOf } from './history.ts';
import { placesIn, relation } from './places.ts';

interface Side {
  readonly release: string;
  readonly file: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly item: Item | null;
  /** Of the item, 1-based. */
  readonly range: LineRange | null;
  readonly tree: Item;
}

/** Longer items are shown as a diff. */
const LONGEST = 120;
const CONTEXT = 15;
const AROUND = 10;

const parser = await rustParser();
const folder = join(process.argv[2] ?? '/tmp/truth', 'cards');
mkdirSync(folder, { recursive: true });
for (const change of readChanges()) {
  const name = `${String(change.id).padStart(2, '0')}.md`;
  writeFileSync(join(folder, name), card(change));
}

function card(change: Change): string {
  const before = sideOf(change, change.from, change.file_before, change.lines.before);
  const after = sideOf(change, change.to, change.file_after, change.lines.after);
  const isHunk = change.stratum.endsWith('hunk');
  const subject = isHunk
    ? 'The change is the git hunk at these lines, and this is the item that holds it'
    : "The change is of this item's own lines; members that changed are other changes";
  return [
    `# ${change.id}: ${change.kind} \`${change.path}\``,
    `- ${change.from} → ${change.to}`,
    `- file before: ${change.file_before ?? '(none)'}; after: ${change.file_after ?? '(none)'}`,
    `- ${subject}: before ${said(change.lines.before)}; after ${said(change.lines.after)}`,
    `- the item: before ${whole(before)}; after ${whole(after)}`,
    '',
    '## Text',
    shown(change, before, after),
    '## Surroundings',
    around('before', before, change.lines.before),
    around('after', after, change.lines.after),
    '## Hooks',
    hooks('before', before),
    hooks('after', after),
    '## Names of this item in the fork (plain search for the word; a hit may mean something else of that name)',
    names(change, before, after),
    '## Where else this name is defined (git grep)',
    elsewhere(change, before),
    elsewhere(change, after),
    '',
  ].join('\n');
}

function sideOf(
  change: Change,
  release: string,
  file: string | null,
  lines: readonly LineRange[],
): Side | null {
  if (file === null) return null;
  const text = textsOf([`${release}:${file}`]).get(`${release}:${file}`) ?? '';
  const tree = fileItem(parser.parse(text));
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  const rangeOf = (item: Item): LineRange => ({
    start: lineOf(item.start),
    end: lineOf(Math.max(item.start, item.end - 1)),
  });
  const changed = lines[0];
  const same = [...withDescendants(tree)].filter(
    ({ kind, path: own }) => kind === change.kind && own === change.path,
  );
  const item =
    same.find((one) => {
      const range = rangeOf(one);
      return changed !== undefined && range.start <= changed.start && changed.end <= range.end;
    }) ??
    (same.length === 1 && (changed === undefined || same[0]?.kind !== 'comment')
      ? same[0]
      : null) ??
    null;
  const range = item === null ? (changed ?? null) : rangeOf(item);
  return { release, file, text, lines: text.split('\n'), item, range, tree };
}

function shown(change: Change, before: Side | null, after: Side | null): string {
  const texts = [before, after].map((side) => textOf(side));
  const long = texts.some((text) => text.split('\n').length > LONGEST);
  if (!long) {
    const titled = (title: string, text: string): string =>
      `### ${title}\n${text === '' ? '(not there)' : fenced(text)}`;
    return [titled('Before', texts[0] ?? ''), titled('After', texts[1] ?? ''), ''].join('\n');
  }
  const [old = '', now = ''] = texts;
  const patch = createTwoFilesPatch('before', 'after', old, now, '', '', { context: CONTEXT });
  const about = `Longer than ${LONGEST} lines, so a unified diff (line numbers from the item's first line: before ${before?.range?.start ?? '-'}, after ${after?.range?.start ?? '-'}):`;
  if (patch.split('\n').length <= 600) return `${about}\n${fenced(patch, 'diff')}\n`;
  const hunks = patch.split(/^(?=@@ )/m);
  const near = hunks.filter((hunk) => touches(change, hunk, before, after));
  return `${about} only the parts at the changed lines.\n${fenced(near.join(''), 'diff')}\n`;
}

function touches(change: Change, hunk: string, before: Side | null, after: Side | null): boolean {
  const [, oldStart, oldCount, newStart, newCount] =
    /^@@ -(\d+),?(\d*) \+(\d+),?(\d*) @@/.exec(hunk)?.map(Number) ?? [];
  const meets = (side: Side | null, ranges: readonly LineRange[], from = 0, count = 0): boolean => {
    const first = (side?.range?.start ?? 1) - 1 + from;
    return ranges.some(({ start, end }) => start <= first + count && first <= end);
  };
  return (
    meets(before, change.lines.before, oldStart, oldCount) ||
    meets(after, change.lines.after, newStart, newCount)
  );
}

function textOf(side: Side | null): string {
  if (side === null || side.range === null) return '';
  return `${side.lines.slice(side.range.start - 1, side.range.end).join('\n')}\n`;
}

function around(title: string, side: Side | null, changed: readonly LineRange[]): string {
  if (side === null) return `### ${title}: no such file\n`;
  const range = side.range ?? changed[0] ?? null;
  if (range === null) return `### ${title}: the item is not there\n`;
  const numbered = (from: number, to: number): string =>
    side.lines
      .slice(Math.max(0, from - 1), to)
      .map((line, at) => `${Math.max(1, from) + at}: ${line}`)
      .join('\n');
  const above = numbered(range.start - AROUND, range.start - 1);
  const below = numbered(range.end + 1, range.end + AROUND);
  return `### ${title}\n${fenced(`${above}\n   [the item: lines ${range.start}-${range.end}]\n${below}\n`)}\n`;
}

function hooks(title: string, side: Side | null): string {
  if (side === null) return `- ${title}: no such file`;
  const places = placesIn(side.file, side.text, side.tree);
  if (places.length === 0) return `- ${title}: no hook goes into this file`;
  return places
    .map((place) => {
      const seen = side.range === null ? 'the item is not there' : relation(place, side.range);
      return `- ${title}: ${place.hook} goes ${place.said}: ${seen}`;
    })
    .join('\n');
}

function names(change: Change, before: Side | null, after: Side | null): string {
  const words = new Set(change.path.match(/\w+/g));
  for (const side of [before, after]) {
    for (const child of side?.item?.children ?? [])
      for (const word of child.name.match(/\w+/g) ?? []) words.add(word);
  }
  const skipped = new Set(['impl', 'for', 'tcx', 'dyn', 'mut', 'hir', '_']);
  const found = [...words].filter((word) => !skipped.has(word) && !/^\d/.test(word));
  const hits = found.map((word) => ({ word, uses: usesOf(word) }));
  const none = hits.filter(({ uses }) => uses.length === 0).map(({ word }) => word);
  const lines = hits
    .filter(({ uses }) => uses.length > 0)
    .map(({ word, uses }) => {
      const first = uses.slice(0, 12).map(({ place, text }) => `  - ${place}: \`${text.trim()}\``);
      return [`- \`${word}\`: ${uses.length} lines`, ...first].join('\n');
    });
  return [
    ...lines,
    `- in no line of the fork: ${none.slice(0, 60).join(', ') || '(none)'}`,
    '',
  ].join('\n');
}

function elsewhere(change: Change, side: Side | null): string {
  const name = change.path.split('::').at(-1)?.match(/\w+/g)?.at(-1) ?? '';
  const release = side?.release ?? null;
  if (release === null || name === '' || change.kind === 'comment') return '';
  const found = definitionsOf(release, name).slice(0, 15);
  return [
    `### ${release}`,
    found.length === 0 ? '(nowhere)' : fenced(`${found.join('\n')}\n`),
  ].join('\n');
}

function said(ranges: readonly LineRange[]): string {
  return ranges.map(({ start, end }) => `${start}-${end}`).join(', ') || '(no lines)';
}

function whole(side: Side | null): string {
  if (side === null || side.range === null) return '(not there)';
  const lines = `lines ${side.range.start}-${side.range.end}`;
  return side.item === null ? `${lines} (stands there under another path)` : lines;
}

function fenced(text: string, language = 'rust'): string {
  return `\`\`\`\`${language}\n${text.endsWith('\n') ? text : `${text}\n`}\`\`\`\``;
}
