import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { realUpstream } from '../../support/real-upstream.ts';
import { compare } from '../../support/item-changes.ts';

const STEPS = [
  ['1.70.0', '1.71.0'],
  ['1.71.0', '1.72.0'],
  ['1.72.0', '1.73.0'],
  ['1.85.0', '1.90.0'],
  ['1.90.0', '1.95.0'],
] as const;

/** Each with the name it has today and the one it had. */
const FILES = [
  ['rustc_feature/src/accepted.rs'],
  ['rustc_feature/src/unstable.rs', 'rustc_feature/src/active.rs'],
  ['rustc_feature/src/removed.rs'],
  ['rustc_feature/src/builtin_attrs.rs'],
  ['rustc_span/src/symbol.rs'],
  ['rustc_middle/src/queries.rs', 'rustc_middle/src/query/mod.rs'],
  ['rustc_session/src/options.rs'],
] as const;

function read(release: string, names: readonly string[]): string {
  for (const name of names) {
    const command = ['-C', realUpstream ?? '', 'show', `${release}:compiler/${name}`];
    try {
      return execFileSync('git', command, { encoding: 'utf8', maxBuffer: 1 << 26, stdio: 'pipe' });
    } catch {
      continue;
    }
  }
  throw new Error(`${release} has none of ${names.join()}`);
}

const ENTRIES = new Set(['attribute entry', 'option', 'feature', 'symbol', 'query', 'comment']);

describe.skipIf(realUpstream === undefined)(
  'the tables of real rustc (skipped unless TRUST_UPSTREAM_REPO is set)',
  () => {
    const steps = STEPS.flatMap(([from, to]) => FILES.map((names) => ({ from, to, names })));

    test.each(steps)('$from → $to $names: every changed line is in one change', async (step) => {
      const { from, to, names } = step;
      const { changes, unaccounted } = await compare(read(from, names), read(to, names));
      expect(unaccounted).toEqual([]);
      const calls = changes.filter(({ before, after }) =>
        (after ?? before)?.children.some(({ kind }) => ENTRIES.has(kind)),
      );
      // Entries come and go; the table stays, and is matched.
      for (const { change } of calls) expect(['added', 'removed']).not.toContain(change);
    });
  },
);
