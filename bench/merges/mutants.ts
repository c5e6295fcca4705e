/**
 * Does the certificate see what a merge would lose? `npx tsx bench/merges/mutants.ts CASES RESULTS [SEED|FIRST-LAST] [--wide]`: RESULTS is what
 * `run.ts --out` wrote. Of each clean result one edit of one side is dropped or doubled by plain text, with git's diff; the
 * certificate has to reject every mutant and to accept every original.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { splitLines } from '../../src/engine/merge/lines.ts';
import type { Versions } from '../../src/engine/merge/survival/certificate.ts';
import { certify } from '../../src/engine/merge/survival/certify.ts';

interface Edit {
  readonly gone: readonly string[];
  readonly came: readonly string[];
  /** The line in front, or empty. */
  readonly before: string;
}

const [cases = '', results = '', seeds = '1', ...flags] = process.argv.slice(2);
const wide = flags.includes('--wide');
const wanted = 300;
const Scores = z.array(z.object({ case: z.string(), verdict: z.string() }));
const scores = Scores.parse(JSON.parse(readFileSync(join(results, 'scores.json'), 'utf8')));
const clean = scores.filter(({ verdict }) => verdict !== 'conflict').map((one) => one.case);
const verdicts = new Map<string, boolean>();
const known = new Map<string, readonly Edit[]>();
const [firstSeed = 1, lastSeed = firstSeed] = seeds.split('-').map(Number);
/** Kinds beyond the issue's: one token of an edit, its comments or attributes alone, an edit put elsewhere. */
const WIDE: readonly ((edit: Edit, result: string) => Mutant | null)[] = [
  tokenDropped,
  lineDropped,
  elsewhere,
];

let random = generator(firstSeed);
for (let seed = firstSeed; seed <= lastSeed; seed++) run(seed);

/** One draw of originals with a mutant each; with `--wide`, of mutants of other kinds. */
function run(seed: number): void {
  random = generator(seed);
  const kinds = new Map<string, { made: number; missed: number }>();
  let [originals, refused] = [0, 0];
  for (const id of shuffled(clean)) {
    if (originals === wanted) break;
    const read = (file: string): string => readFileSync(join(cases, id, `${file}.rs`), 'utf8');
    const texts = { base: read('base'), ours: read('left'), theirs: read('right') };
    const result = readFileSync(join(results, `${id}.rs`), 'utf8');
    const mutant = wide ? widely(id, result) : mutated(id, result);
    if (mutant === null) continue;
    originals++;
    const accepted = verdicts.get(id) ?? isProven(texts, result);
    verdicts.set(id, accepted);
    if (!accepted) {
      refused++;
      process.stdout.write(`refused: ${id}\n`);
    }
    const count = kinds.get(mutant.what) ?? { made: 0, missed: 0 };
    kinds.set(mutant.what, count);
    count.made++;
    if (!isProven(texts, mutant.text)) continue;
    count.missed++;
    process.stdout.write(`not seen: ${id}: ${mutant.what}\n${mutant.lines.join('\n')}\n`);
  }
  const all = [...kinds].map(([what, { made, missed }]) => `${what} ${made}, ${missed} not seen`);
  process.stdout.write(
    `seed ${seed}: ${originals} originals, ${refused} refused; ${all.join('; ')}\n`,
  );
  const missed = [...kinds.values()].reduce((sum, one) => sum + one.missed, 0);
  if (refused + missed > 0 || (originals < wanted && !wide)) process.exitCode = 1;
}

function isProven(texts: Versions, result: string): boolean {
  return certify(texts, [{ kind: 'ok', lines: splitLines(result) }]).refusal === null;
}

interface Mutant {
  readonly text: string;
  readonly what: string;
  readonly lines: readonly string[];
}

/** Edits that only one side made. */
function ownEdits(id: string): Edit[] {
  const edits = known.get(id) ?? [...editsOf(id, 'left'), ...editsOf(id, 'right')];
  known.set(id, edits);
  const prints = edits.map(print);
  return shuffled(
    edits.filter(
      (_, at) => prints.indexOf(prints[at] ?? '') === prints.lastIndexOf(prints[at] ?? ''),
    ),
  );
}

function mutated(id: string, result: string): Mutant | null {
  const own = ownEdits(id);
  for (const edit of own) {
    const made = random() < 0.5 ? dropped(edit, result) : doubled(edit, result);
    if (made !== null && words(made.text) !== words(result)) return made;
  }
  return null;
}

function widely(id: string, result: string): Mutant | null {
  for (const edit of ownEdits(id)) {
    for (const kind of shuffled(WIDE)) {
      const made = kind(edit, result);
      if (made !== null && words(made.text) !== words(result)) return made;
    }
  }
  return null;
}

/** One word of an added line is another. */
function tokenDropped({ came }: Edit, result: string): Mutant | null {
  const lines = result.split('\n');
  const at = came.length > 0 ? indexOf(lines, came) : -1;
  const line = at + Math.floor(random() * came.length);
  const found = shuffled([...(lines[line] ?? '').matchAll(/\w+/g)])[0];
  if (at === -1 || found === undefined) return null;
  const text = lines[line] ?? '';
  const changed = text.slice(0, found.index) + text.slice(found.index + found[0].length);
  const made = [...lines.slice(0, line), changed, ...lines.slice(line + 1)].join('\n');
  return { text: made, what: 'a word dropped', lines: [`-${text}`, `+${changed}`] };
}

/** A comment or an attribute of an added stretch is gone. */
function lineDropped({ came }: Edit, result: string): Mutant | null {
  const lines = result.split('\n');
  const at = came.length > 0 ? indexOf(lines, came) : -1;
  const by = came.findIndex((line) => /^\s*(?:\/\/|#\[.*\]$)/.test(line));
  if (at === -1 || by === -1) return null;
  const made = [...lines.slice(0, at + by), ...lines.slice(at + by + 1)].join('\n');
  return { text: made, what: 'a comment or attribute dropped', lines: [`-${came[by] ?? ''}`] };
}

/** An insertion is taken out and put behind another line that opens a block. */
function elsewhere({ gone, came }: Edit, result: string): Mutant | null {
  const lines = result.split('\n');
  const at = came.length > 0 && gone.length === 0 ? indexOf(lines, came) : -1;
  if (at === -1) return null;
  const rest = [...lines.slice(0, at), ...lines.slice(at + came.length)];
  const places = shuffled(
    rest.flatMap((line, index) => (/[{(]$/.test(line) && index + 1 !== at ? [index + 1] : [])),
  );
  const [to] = places;
  if (to === undefined) return null;
  const made = [...rest.slice(0, to), ...came, ...rest.slice(to)].join('\n');
  return { text: made, what: 'put elsewhere', lines: [`line ${at + 1} to ${to + 1}`, ...came] };
}

function dropped({ gone, came, before }: Edit, result: string): Mutant | null {
  const lines = result.split('\n');
  const at =
    came.length > 0 ? indexOf(lines, came) : before === '' ? -1 : lines.indexOf(before) + 1;
  if (at === -1 || (came.length === 0 && at === 0)) return null;
  const text = [...lines.slice(0, at), ...gone, ...lines.slice(at + came.length)].join('\n');
  return {
    text,
    what: 'dropped',
    lines: [...gone.map((line) => `-${line}`), ...came.map((line) => `+${line}`)],
  };
}

function doubled({ came }: Edit, result: string): Mutant | null {
  const lines = result.split('\n');
  const at = came.length === 0 ? -1 : indexOf(lines, came);
  if (at === -1) return null;
  const text = [...lines.slice(0, at), ...came, ...lines.slice(at)].join('\n');
  return { text, what: 'doubled', lines: came.map((line) => `+${line}`) };
}

function indexOf(lines: readonly string[], wantedLines: readonly string[]): number {
  return lines.findIndex((_, at) =>
    wantedLines.every((line, offset) => lines[at + offset] === line),
  );
}

function editsOf(id: string, side: string): Edit[] {
  const files = ['base', side].map((file) => join(cases, id, `${file}.rs`));
  const { stdout } = spawnSync('git', ['diff', '--no-index', '--no-ext-diff', '-U1', ...files], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const edits: Edit[] = [];
  let [gone, came, before]: [string[], string[], string] = [[], [], ''];
  const finish = (): void => {
    if (gone.length + came.length > 0) edits.push({ gone, came, before });
    [gone, came] = [[], []];
  };
  for (const line of stdout.split('\n').slice(4)) {
    if (line.startsWith('-')) gone.push(line.slice(1));
    else if (line.startsWith('+')) came.push(line.slice(1));
    else {
      finish();
      before = line.startsWith(' ') ? line.slice(1) : '';
    }
  }
  finish();
  return edits;
}

function print({ gone, came }: Edit): string {
  return words(`${gone.join('\n')}\0${came.join('\n')}`);
}

function words(text: string): string {
  return text.replaceAll(/[\s,]+/g, '');
}

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

/** Mulberry32. */
function generator(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
