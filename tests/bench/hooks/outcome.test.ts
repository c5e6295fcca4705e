import { expect, test } from 'vitest';
import type { Delivery } from '../../../bench/hooks/carrier.ts';
import type { CarriedFile } from '../../../bench/hooks/carry.ts';
import { isGood, lineOf, outcomeOf } from '../../../bench/hooks/outcome.ts';
import { tablesOf } from '../../../bench/hooks/tables.ts';

type Kind = 'exact' | 'format' | 'wrong' | 'open';

function delivery(kinds: readonly Kind[], misforetold: readonly string[] | null = null): Delivery {
  const files = kinds.map((kind, at): CarriedFile => ({
    path: `src/${at}.rs`,
    adapted: at > 0,
    conflicts: kind === 'open' ? [{ line: 7, reason: 'both changed these lines' }] : [],
    verdict: kind === 'open' ? null : { kind, diff: '' },
  }));
  const automatic = !kinds.includes('open');
  const carried = { files, automatic, git: ['1.rs line 3'], seconds: 1 };
  return { pair: { from: '1.48.0', to: '1.49.0' }, carried, misforetold };
}

test.each<[Kind, Kind, Kind]>([
  ['exact', 'exact', 'exact'],
  ['exact', 'format', 'format'],
  ['format', 'open', 'open'],
  ['open', 'wrong', 'wrong'],
])('%s and %s: %s', (one, other, outcome) => {
  expect(outcomeOf(delivery([one, other]))).toBe(outcome);
});

test('wrong is a failure, open is none, and neither is foretold wrong', () => {
  expect(isGood(delivery(['exact', 'open'], []))).toBe(true);
  expect(isGood(delivery(['exact', 'wrong']))).toBe(false);
  expect(isGood(delivery(['exact'], ['ofFork: auto_mergeable false']))).toBe(false);
});

test('the line says where it is open and what git leaves', () => {
  const line = lineOf(delivery(['exact', 'open']));
  expect(line).toContain('1.rs line 7 (both changed these lines)');
  expect(line).toContain('git: 1.rs line 3');
});

test('the tables count pairs and files', () => {
  const tables = tablesOf([delivery(['exact', 'open'])]);
  expect(tables).toContain('| all of 1 pairs | 0 | 1 | 0 | 0 | 1 | 0 | 0 |');
  expect(tables).toContain('| 0.rs | 1 | 0 | 1 | 0 | 0 | 0 | 1 |');
  expect(tables).toContain('| 1.rs | 0 | 1 | 0 | 0 | 1 | 0 | 0 |');
  expect(tables).toContain('\n48  ?');
});
