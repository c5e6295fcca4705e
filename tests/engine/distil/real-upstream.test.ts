/** What is kept in fixtures/ is what real upstream has. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli } from '../../support/cli.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { realUpstream } from '../../support/real-upstream.ts';
import { HOOKED } from '../../real/fork.ts';
import { RELEASES, type ReleaseSeen } from '../../support/synthetic/expected.ts';
import { attributesIn, endingIn, optionsIn, runIn } from '../../support/synthetic/seen.ts';
import { FIXTURES, fixtureText } from '../../support/synthetic/steps.ts';

if (realUpstream === undefined)
  console.warn('TRUST_UPSTREAM_REPO is not set: fixtures/upstream-diffs are not built again');

describe.skipIf(realUpstream === undefined)('the fixtures of real upstream', () => {
  const upstream = realUpstream ?? '';

  it('are built again byte for byte', { timeout: 600_000 }, async () => {
    const folder = temporaryFolder('upstream-diffs');
    const places = ['--upstream', upstream, '--state', join(folder, 'state')];
    const built = join(folder, 'built');
    for (const name of FIXTURES) {
      const [from = '', to = ''] = name.replace(/\.json$/, '').split('-');
      const args = ['--from', from, '--to', to, '--out', `${built}/`];
      expect(await cli('fixtures', 'build', ...args, ...places)).toMatchObject({
        exit: 0,
        err: '',
      });
    }
    expect(readdirSync(built).sort()).toEqual([...FIXTURES].sort());
    for (const name of FIXTURES)
      expect(readFileSync(join(built, name), 'utf8')).toBe(fixtureText(name));
  });

  it.each([...RELEASES])('%s has what is expected of it', (release, expected) => {
    const show = (path: string): string =>
      execFileSync('git', ['-C', upstream, 'show', `refs/tags/${release}:${path}`], {
        encoding: 'utf8',
        maxBuffer: 1e8,
      });
    const passes = show(HOOKED.passes);
    const seen: ReleaseSeen = {
      run: runIn(passes).seen,
      ending: endingIn(passes).seen,
      attributes: attributesIn(show(HOOKED.attributes)).seen,
      options: optionsIn(show(HOOKED.options)).seen,
    };
    expect(seen).toEqual(expected);
  });
});
