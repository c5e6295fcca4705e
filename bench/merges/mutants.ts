/**
 * Does the certificate see what a merge would lose? `npx tsx bench/merges/mutants.ts CASES RESULTS [SEED]`: RESULTS is what
 * `run.ts --out` wrote. Of each clean result one edit of one side is dropped or doubled by plain text, with git's diff; the
 * certificate has to reject every mutant and to accept every original.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { splitLines } from '../../src/engine/merge/lines.ts';
import { certify, type Versions } from '../../src/engine/merge/survival/certify.ts';

interface Edit {
  readonly gone: readonly string[];
  readonly came: readonly string[];
  /** The line in front, or empty. */
  readonly before: string;
}

const [cases = '', results = '', seed = '1'] = process.argv.slice(2);
const wanted = 300;
const random = generator(Number(seed));
const Scores = z.array(z.object({ case: z.string(), verdict: z.string() }));
const scores = Scores.parse(JSON.parse(readFileSync(join(results, 'scores.json'), 'utf8')));
const clean = shuffled(scores.filter(({ verdict }) => verdict !== 'conflict'));
let [originals, refused, mutants, missed] = [0, 0, 0, 0];
for (const one of clean) {
  if (originals === wanted) break;
  const read = (file: string): string => readFileSync(join(cases, one.case, `${file}.rs`), 'utf8');
  const [base, ours, theirs] = [read('base'), read('left'), read('right')];
  const result = readFileSync(join(results, `${one.case}.rs`), 'utf8');
  const mutant = mutated(one.case, result);
  if (mutant === null) continue;
  originals++;
  if (!isProven({ base, ours, theirs }, result)) refused++;
  mutants++;
  if (isProven({ base, ours, theirs }, mutant.text)) {
    missed++;
    process.stdout.write(`not seen: ${one.case}: ${mutant.what}\n${mutant.lines.join('\n')}\n`);
  }
}
process.stdout.write(
  `${originals} originals, ${refused} refused; ${mutants} mutants, ${missed} not seen\n`,
);
if (refused + missed > 0 || originals < wanted) process.exitCode = 1;

function isProven(texts: Versions, result: string): boolean {
  return certify(texts, [{ kind: 'ok', lines: splitLines(result) }]).refusal === null;
}

function mutated(
  id: string,
  result: string,
): { text: string; what: string; lines: readonly string[] } | null {
  const edits = { left: editsOf(id, 'left'), right: editsOf(id, 'right') };
  const both = new Set(
    [...edits.left, ...edits.right].map(print).filter((text, at, all) => all.indexOf(text) !== at),
  );
  const own = shuffled([...edits.left, ...edits.right].filter((edit) => !both.has(print(edit))));
  for (const edit of own) {
    const made = random() < 0.5 ? dropped(edit, result) : doubled(edit, result);
    if (made !== null && words(made.text) !== words(result)) return made;
  }
  return null;
}

function dropped(
  { gone, came, before }: Edit,
  result: string,
): { text: string; what: string; lines: readonly string[] } | null {
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

function doubled(
  { came }: Edit,
  result: string,
): { text: string; what: string; lines: readonly string[] } | null {
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
