/**
 * Does the certificate see what a merge would lose? `npx tsx bench/merges/mutants.ts CASES RESULTS [SEED|FIRST-LAST] [--wide] [--every]`:
 * RESULTS is what `run.ts --out` wrote. Of each of 300 clean results one edit of one side is dropped or doubled by plain
 * text; the certificate has to reject every mutant and to accept every original. `--wide` makes mutants of other kinds,
 * `--every` one of each kind of each edit of each clean result.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { splitLines } from '../../src/engine/merge/lines.ts';
import type { Versions } from '../../src/engine/merge/survival/certificate.ts';
import { certify } from '../../src/engine/merge/survival/certify.ts';
import {
  type Draw,
  type Edit,
  generator,
  type Mutant,
  mutantOf,
  NARROW,
  ownEdits,
  shuffled,
  WIDE,
} from './mutation.ts';

const [cases = '', results = '', seeds = '1', ...flags] = process.argv.slice(2);
const wide = flags.includes('--wide');
const every = flags.includes('--every');
const MUTATIONS = wide ? WIDE : NARROW;
const WANTED = every ? Infinity : 300;
const Scores = z.array(z.object({ case: z.string(), verdict: z.string() }));
const scores = Scores.parse(JSON.parse(readFileSync(join(results, 'scores.json'), 'utf8')));
const clean = scores.filter(({ verdict }) => verdict !== 'conflict').map((one) => one.case);
const verdicts = new Map<string, boolean>();
const known = new Map<string, readonly Edit[]>();
const [firstSeed = 1, lastSeed = firstSeed] = seeds.split('-').map(Number);
for (let seed = firstSeed; seed <= lastSeed; seed++) run(seed);

/** One draw of originals with their mutants. */
function run(seed: number): void {
  const draw = generator(seed);
  const kinds = new Map<string, { made: number; missed: number }>();
  let [originals, refused] = [0, 0];
  for (const id of shuffled(clean, draw)) {
    if (originals === WANTED) break;
    const read = (file: string): string => readFileSync(join(cases, id, `${file}.rs`), 'utf8');
    const texts = { base: read('base'), ours: read('left'), theirs: read('right') };
    const result = readFileSync(join(results, `${id}.rs`), 'utf8');
    const mutants = mutantsOf(id, result, draw);
    if (mutants.length === 0) continue;
    originals++;
    const accepted = verdicts.get(id) ?? isProven(texts, result);
    verdicts.set(id, accepted);
    if (!accepted) {
      refused++;
      process.stdout.write(`refused: ${id}\n`);
    }
    for (const mutant of mutants) {
      const count = kinds.get(mutant.what) ?? { made: 0, missed: 0 };
      kinds.set(mutant.what, count);
      count.made++;
      if (!isProven(texts, mutant.text)) continue;
      count.missed++;
      process.stdout.write(`not seen: ${id}: ${mutant.what}\n${mutant.lines.join('\n')}\n`);
    }
  }
  const all = [...kinds].map(([what, { made, missed }]) => `${what} ${made}, ${missed} not seen`);
  process.stdout.write(
    `seed ${seed}: ${originals} originals, ${refused} refused; ${all.join('; ')}\n`,
  );
  const missed = [...kinds.values()].reduce((sum, one) => sum + one.missed, 0);
  if (refused + missed > 0 || (originals < WANTED && !wide && !every)) process.exitCode = 1;
}

function isProven(texts: Versions, result: string): boolean {
  return certify(texts, [{ kind: 'ok', lines: splitLines(result) }]).refusal === null;
}

/** One, of an edit and a kind drawn at random; or with `--every` one of each kind of each edit. */
function mutantsOf(id: string, result: string, draw: Draw): Mutant[] {
  const file = (side: string): string => join(cases, id, `${side}.rs`);
  const edits = known.get(id) ?? ownEdits(file('base'), file('left'), file('right'));
  known.set(id, edits);
  const found: Mutant[] = [];
  for (const edit of shuffled(edits, draw)) {
    for (const mutation of shuffled(MUTATIONS, draw)) {
      const made = mutantOf(mutation, edit, result, draw);
      if (made !== null) found.push(made);
      if (found.length > 0 && !every) return found;
    }
  }
  return found;
}
