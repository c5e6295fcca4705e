import { beforeAll, describe, expect, it } from 'vitest';
import { buildDemo, type Demo } from '../../src/demo/build.ts';
import { git } from '../../src/demo/git.ts';
import { demoReleases } from '../../src/demo/releases.ts';
import { temporaryFolder } from '../support/folders.ts';
import { follow, hookedFiles, rebaseByHand, renames, scratchClone } from './by-hand.ts';
import { cargo, note, withoutCargo } from './run-cargo.ts';

let demo: Demo;
beforeAll(async () => {
  demo = await buildDemo(temporaryFolder('demo'));
});

describe.skipIf(withoutCargo)(`with cargo${note}`, { timeout: 300_000 }, () => {
  it('each release of upstream compiles and its tests pass', async () => {
    const clone = await scratchClone(demo);
    for (const { version } of demoReleases) {
      await git(clone, ['checkout', '--quiet', version]);
      const tested = cargo(clone, 'test');
      expect(tested.failure).toBe('');
      expect(await git(clone, ['status', '--porcelain'])).toBe('');
    }
  });

  it('each commit of the fork compiles, and its last one passes the tests of rustc_verify', async () => {
    const clone = await scratchClone(demo);
    const commits = await git(clone, ['rev-list', '--reverse', '1.90.0..main']);
    for (const commit of commits.split('\n')) {
      await git(clone, ['checkout', '--quiet', '--detach', commit]);
      const built = cargo(clone, 'build');
      expect(built.failure).toBe('');
    }
    const tested = cargo(clone, 'test');
    expect(tested.output).toContain('test the_option_states_obligations ... ok');
    expect(tested.failure).toBe('');
  });

  it('rebased by hand onto 1.92.0, the fork does not compile when any of its renames is missing', async () => {
    const clone = await scratchClone(demo);
    await rebaseByHand(clone);
    for (const missing of renames) {
      await follow(
        clone,
        renames.filter((rename) => rename !== missing),
      );
      const checked = cargo(clone, 'check');
      expect(checked.failure).toMatch(/error\[E0(432|599)\]/);
    }
    await follow(clone, renames);
    const tested = cargo(clone, 'test');
    expect(tested.failure).toBe('');
  });
});

it('plain git cannot take the fork to 1.92.0: every file with a hook conflicts', async () => {
  const clone = await scratchClone(demo);
  const conflicts: string[] = [];
  const rebase = (...args: string[]) =>
    git(clone, ['-c', 'core.editor=true', 'rebase', ...args]).then(
      () => 'done',
      () => 'stopped',
    );
  let state = await rebase('--onto', '1.92.0', '1.90.0');
  while (state === 'stopped') {
    const files = (await git(clone, ['diff', '--name-only', '--diff-filter=U'])).split('\n');
    conflicts.push(...files);
    await git(clone, ['checkout', '--quiet', '--theirs', ...files]);
    await git(clone, ['add', ...files]);
    state = await rebase('--continue');
  }
  expect(conflicts.sort()).toEqual(Object.values(hookedFiles).sort());
});

it('plain git can take it to 1.91.0', async () => {
  const clone = await scratchClone(demo);
  await git(clone, ['rebase', '--quiet', '--onto', '1.91.0', '1.90.0']);
  expect(await git(clone, ['show', 'main:src/version'])).toBe('1.91.0');
});
