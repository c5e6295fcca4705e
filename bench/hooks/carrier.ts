/** A process that carries the pairs it is sent, one after the other, and sends back what came of them. */
import { gitOpener } from '../../src/adapters/git/opener.ts';
import { parseOnce } from '../../src/engine/intents/parse-once.ts';
import { shippedHooks } from '../../tests/support/hooks.ts';
import { rustParser } from '../../tests/support/rust-parser.ts';
import { type Carried, carry, misforetold } from './carry.ts';
import { type Fork, forkOf, gitDirectory } from './forks.ts';
import type { Pair } from './releases.ts';

export interface Order {
  readonly pair: Pair;
  /** Is the analysis to be compared too? */
  readonly analysis: boolean;
}

export interface Delivery {
  readonly pair: Pair;
  readonly carried: Carried;
  /** `null`: not compared. */
  readonly misforetold: readonly string[] | null;
}

const git = await gitOpener.openScratch(gitDirectory(process.env['TRUST_UPSTREAM_REPO'] ?? ''), []);
const packing = await rustParser();
const forks = new Map<string, Promise<Fork>>();

function known(version: string): Promise<Fork> {
  const fork = forks.get(version) ?? forkOf(git, version);
  forks.set(version, fork);
  return fork;
}

process.on('message', (order: Order | 'end') => {
  if (order === 'end') process.disconnect();
  else void deliver(order);
});

// Also when whoever sent the pairs is gone.
process.on('disconnect', () => void git.close());

async function deliver({ pair, analysis }: Order): Promise<void> {
  // Trees are kept for one pair: those of all releases would fill the memory.
  const bench = { git, parser: parseOnce(packing), hooks: shippedHooks };
  const [old, later] = [await known(pair.from), await known(pair.to)];
  const carried = await carry(bench, old, later);
  const wrong = analysis ? await misforetold(bench, old, later, carried) : null;
  const delivery: Delivery = { pair, carried, misforetold: wrong };
  process.send?.(delivery);
}
