import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gitOpener } from '../../../src/adapters/git/opener.ts';
import type { GitWriter } from '../../../src/ports/git.ts';
import { realUpstream } from '../../support/real-upstream.ts';
import { git } from './repository.ts';

const HOOKED = [
  'compiler/rustc_interface/src/passes.rs',
  'compiler/rustc_feature/src/builtin_attrs.rs',
  'compiler/rustc_session/src/options.rs',
];

/** Best of three, in milliseconds. */
async function fastest(task: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const start = performance.now();
    await task();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

describe.skipIf(realUpstream === undefined)(
  'real rustc (skipped unless TRUST_UPSTREAM_REPO is set)',
  () => {
    const upstream = realUpstream ?? '';
    let scratch: GitWriter;
    beforeAll(async () => {
      scratch = await gitOpener.openScratch(upstream, []);
    });
    afterAll(() => scratch.close());

    test('three edits among 40,000 files take less than 100 ms', async () => {
      const entry = { mode: '100644', id: await scratch.writeBlob(Buffer.from('hooked\n')) };
      const edits = HOOKED.map((path) => ({ path, entry }));
      const tree = await scratch.writeTree('1.72.0', edits);
      const changed = await scratch.changes('1.72.0', tree);
      expect(changed.map(({ path }) => path)).toStrictEqual(HOOKED.toSorted());
      expect(await fastest(async () => scratch.writeTree('1.72.0', edits))).toBeLessThan(100);
    });

    test('a release is changes on its predecessor: all 5,000 of them make its tree', async () => {
      const changes = await scratch.changes('1.72.0', '1.73.0');
      expect(changes.length).toBeGreaterThan(4000);
      const edits = changes.map(({ path, after }) => ({ path, entry: after }));
      const tree = git(upstream, ['rev-parse', '1.73.0^{tree}']);
      expect(await scratch.writeTree('1.72.0', edits)).toBe(tree);
      expect(await fastest(async () => scratch.changes('1.72.0', '1.73.0'))).toBeLessThan(1000);
    });

    test('every tag and every commit of a release is read', async () => {
      const tags = await scratch.tags();
      expect(tags.length).toBe(git(upstream, ['tag', '--list']).split('\n').length);
      const base = (await scratch.mergeBase('1.72.0', '1.73.0')) ?? '';
      const commits = await scratch.commitsBetween(base, '1.73.0');
      const count = git(upstream, ['rev-list', '--count', `${base}..1.73.0`]);
      expect(commits.length).toBe(Number(count));
    });
  },
);
