import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { realUpstream } from '../../support/real-upstream.ts';
import { compare } from '../../support/item-changes.ts';

const MINORS = Array.from({ length: 26 }, (_, at) => `1.${48 + at}.0`);
const RELEASES = [...MINORS, '1.85.0', '1.90.0', '1.95.0'];
const STEPS = RELEASES.slice(1).map((to, at) => [RELEASES[at] ?? '', to] as const);
const POINTS = [
  'compiler/rustc_interface/src/passes.rs',
  'compiler/rustc_feature/src/builtin_attrs.rs',
  'compiler/rustc_session/src/options.rs',
];
const FOLDERS = ['compiler/rustc_middle/src/ty', 'compiler/rustc_mir_build', 'compiler/rustc_hir'];

function git(...args: string[]): string {
  const command = ['-C', realUpstream ?? '', ...args];
  return execFileSync('git', command, { encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** What is wrong with the comparison of one file: changed lines that no change owns, items in two changes. */
async function faults(from: string, to: string, path: string): Promise<string[]> {
  const compared = await compare(git('show', `${from}:${path}`), git('show', `${to}:${path}`));
  const items = compared.changes.flatMap(({ before, after }) => [before, after]);
  const real = items.filter((item) => item !== null);
  const twice = real.filter((item, at) => real.indexOf(item) !== at);
  return [
    ...compared.unaccounted.map(({ side, line, why }) => `${path} ${side} ${line} ${why}`),
    ...twice.map((item) => `${path} ${item.path} twice`),
  ];
}

describe.skipIf(realUpstream === undefined)(
  'real rustc (skipped unless TRUST_UPSTREAM_REPO is set)',
  () => {
    test.each(STEPS)('%s → %s: the three hooked files are accounted for', async (from, to) => {
      for (const path of POINTS) expect(await faults(from, to, path)).toEqual([]);
    });

    test('1.72.0 → 1.73.0: the watched folders are accounted for', async () => {
      const listed = git(
        'diff',
        '--name-only',
        '--diff-filter=M',
        '1.72.0',
        '1.73.0',
        '--',
        ...FOLDERS,
      );
      const paths = listed.split('\n').filter((path) => path.endsWith('.rs'));
      expect(paths.length).toBeGreaterThan(50);
      for (const path of paths) expect(await faults('1.72.0', '1.73.0', path)).toEqual([]);
    });
  },
);
