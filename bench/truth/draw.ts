/**
 * Draws the 80 changes that `changes.json` lists, the same each time:
 * `TRUST_UPSTREAM_REPO=/path/to/rust npx tsx bench/truth/draw.ts`. See README.md beside this file.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rustParser } from '../../tests/support/rust-parser.ts';
import { candidatesOf, type Candidate } from './candidates.ts';
import { STEPS } from './history.ts';
import { QUOTAS } from './strata.ts';

const SEED = 'trust-upstream truth 1';

/** Small lots are drawn first. Other candidates coming or going do not change a lot. */
function lot(...what: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([SEED, ...what]))
    .digest('hex');
}

function byLot<T>(things: readonly T[], purpose: string): T[] {
  const lots = new Map(things.map((one) => [one, lot(purpose, one)]));
  return [...things].sort((a, b) => ((lots.get(a) ?? '') < (lots.get(b) ?? '') ? -1 : 1));
}

/** Steps take turns, so that one with many changes does not drown the others. */
function draw(pool: readonly Candidate[], quota: number, taken: Candidate[]): void {
  const stratum = pool[0]?.stratum ?? '';
  const turns = byLot([...new Set(pool.map(({ to }) => to))], `turn ${stratum}`).map((to) =>
    byLot(
      pool.filter((one) => one.to === to),
      'change',
    ),
  );
  let left = quota;
  for (let round = 0; left > 0 && turns.some((turn) => turn.length > 0); round += 1) {
    const turn = turns[round % turns.length] ?? [];
    const next = turn.shift();
    if (next === undefined || taken.some((one) => isSame(one, next))) continue;
    taken.push(next);
    left -= 1;
  }
}

function isSame(a: Candidate, b: Candidate): boolean {
  return a.to === b.to && a.file_after === b.file_after && a.path === b.path && a.kind === b.kind;
}

const parser = await rustParser();
const candidates = STEPS.flatMap((step) => candidatesOf(step, parser));
const taken: Candidate[] = [];
for (const [stratum, quota] of QUOTAS) {
  const pool = candidates.filter((one) => one.stratum === stratum);
  const before = taken.length;
  draw(pool, quota, taken);
  process.stdout.write(`${stratum}: ${taken.length - before} of ${pool.length}\n`);
}
const changes = byLot(taken, 'id').map((change, at) => ({ id: at + 1, ...change }));
writeFileSync(join(import.meta.dirname, 'changes.json'), `${JSON.stringify(changes, null, 2)}\n`);
