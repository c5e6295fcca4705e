/** Results that differ from the people's text, read by hand by two readers who did not see each other's verdicts. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Score } from './score.ts';

/**
 * `person`: both sides' edits stand, the people dropped or added something; `order`: they stand in another order or
 * layout; `semantic`: they stand, and one side's change would have to be carried into the other's new code; `wrong`.
 */
type Reading = 'person' | 'order' | 'semantic' | 'wrong';

interface Read {
  /** Of the result that was read. */
  readonly hash: string;
  readonly first: Reading;
  readonly second: Reading;
}

const FILE = join(import.meta.dirname, 'read.tsv');

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** By case: what `read.tsv` says (case, hash, first, second, why; tabs between). */
function readings(): Map<string, Read> {
  const lines = existsSync(FILE) ? readFileSync(FILE, 'utf8').trim().split('\n').slice(1) : [];
  return new Map(
    lines.map((line) => {
      const [id = '', hash = '', first = '', second = ''] = line.split('\t');
      if (!isReading(first) || !isReading(second)) throw new Error(`read.tsv: ${line}`);
      return [id, { hash, first, second }];
    }),
  );
}

const READINGS: readonly string[] = ['person', 'order', 'semantic', 'wrong'] satisfies Reading[];

function isReading(word: string): word is Reading {
  return READINGS.includes(word);
}

/** How many of the clean results are right: equal to the people's, or read as keeping both sides' edits by both readers. */
export function rightShare(scores: readonly Score[]): string {
  const known = readings();
  const clean = scores.filter(({ verdict }) => verdict !== 'conflict');
  const counts = { equal: 0, right: 0, wrong: 0, disputed: 0, unread: 0 };
  const named: string[] = [];
  for (const { case: id, verdict, hash } of clean) {
    const read = known.get(id);
    if (verdict !== 'differs') counts.equal++;
    else if (read === undefined || read.hash !== hash) {
      counts.unread++;
      named.push(`  unread: ${id}`);
    } else if (read.first === 'wrong' && read.second === 'wrong') {
      counts.wrong++;
      named.push(`  wrong: ${id}`);
    } else if (read.first === 'wrong' || read.second === 'wrong') {
      counts.disputed++;
      named.push(`  disputed: ${id}`);
    } else counts.right++;
  }
  const share = ((100 * (counts.equal + counts.right)) / Math.max(1, clean.length)).toFixed(1);
  return [
    `right: ${share}% of ${clean.length} clean (${counts.equal} equal, ${counts.right} read right by both, ${counts.wrong} wrong, ${counts.disputed} disputed, ${counts.unread} unread)`,
    ...named,
    '',
  ].join('\n');
}
