/**
 * The seed's hooks carried between real releases, each result held against what a person wrote for the newer one:
 *
 *     TRUST_UPSTREAM_REPO=/path/to/rust npm run bench:pairs -- [--steps] [--analysis] [--jobs N] [--diffs] [--table FILE] [FROM-TO...]
 *
 * Fails on a wrong placement or form, and with `--analysis` where a report's conflict figures are not what happened.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { carryAll } from './carriers.ts';
import { diffsOf, isGood, lineOf, outcomeOf } from './outcome.ts';
import { type Pair, pairFrom, PAIRS, STEPS } from './releases.ts';
import { tablesOf } from './tables.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    steps: { type: 'boolean', default: false },
    analysis: { type: 'boolean', default: false },
    diffs: { type: 'boolean', default: false },
    jobs: { type: 'string', default: String(availableParallelism()) },
    table: { type: 'string' },
  },
});
const unknown = positionals.filter((text) => pairFrom(text) === null);
const upstream = process.env['TRUST_UPSTREAM_REPO'];
if (upstream === undefined || unknown.length > 0 || !(Number(values.jobs) >= 1)) {
  const why = unknown.map((text) => `${text}: no pair of releases, the older first\n`);
  process.stderr.write(why.join('') || 'set TRUST_UPSTREAM_REPO to a clone of rust-lang/rust\n');
  process.exit(2);
}
const pairs = chosen();
const begun = performance.now();
const orders = pairs.map((pair) => ({ pair, analysis: values.analysis }));
const heard = await carryAll(orders, Number(values.jobs), (delivery, count) => {
  const line = lineOf(delivery);
  const diffs = diffsOf(delivery, 'wrong');
  if (values.diffs) diffs.push(...diffsOf(delivery, 'format'));
  process.stdout.write([line, ...diffs, ''].join('\n'));
  if (count % 29 === 0) process.stderr.write(`${count} of ${pairs.length}\n`);
});
const done = pairs.flatMap((pair) => heard.filter((one) => isSame(one.pair, pair)));
if (values.table !== undefined) writeFileSync(values.table, tablesOf(done));
const count = (what: string): number => done.filter((one) => outcomeOf(one) === what).length;
const bad = done.filter((delivery) => !isGood(delivery)).length;
const byGit = done.filter(({ carried }) => carried.git.length === 0).length;
const seconds = ((performance.now() - begun) / 1000).toFixed(0);
process.stdout.write(
  `${done.length} pairs: ${count('exact')} byte for byte, ${count('format')} but for formatting, ${count('open')} left to a person, ${count('wrong')} wrong; plain git ${byGit} clean; ${bad} failed; ${seconds} s\n`,
);
if (bad > 0 || done.length < pairs.length || done.length === 0) process.exitCode = 1;

function chosen(): readonly Pair[] {
  const asked = positionals.map(pairFrom).filter((pair) => pair !== null);
  if (asked.length > 0) return asked;
  return values.steps ? STEPS : PAIRS;
}

function isSame(one: Pair, other: Pair): boolean {
  return one.from === other.from && one.to === other.to;
}
