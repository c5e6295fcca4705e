/** On real rustc: the forms written by hand fit their releases, and a step is held against them. All: `npm run bench:pairs`. */
import { afterAll, describe, expect, it } from 'vitest';
import { type Carried, carry, misforetold } from '../../bench/hooks/carry.ts';
import { forkOf, gitDirectory } from '../../bench/hooks/forks.ts';
import { RELEASES } from '../../bench/hooks/releases.ts';
import { gitOpener } from '../../src/adapters/git/opener.ts';
import { shippedHooks } from '../support/hooks.ts';
import { realUpstream } from '../support/real-upstream.ts';
import { rustParser } from '../support/rust-parser.ts';

const OPTIONS_RENAMED = ['1.63.0', '1.64.0'] as const;

describe('the seed’s hooks between releases of real rustc', async () => {
  if (realUpstream === undefined) {
    it.skip('are not there: set TRUST_UPSTREAM_REPO to a clone of rust-lang/rust', () => undefined);
    return;
  }
  const git = await gitOpener.openScratch(gitDirectory(realUpstream), []);
  afterAll(() => git.close());
  const there = new Set((await git.tags()).map(({ name }) => name));
  const releases = RELEASES.filter((version) => there.has(version));
  const bench = { git, parser: await rustParser(), hooks: shippedHooks };

  it('there is a release', () => {
    expect(releases).not.toEqual([]);
  });

  it.each(releases)('fit %s by hand: nothing of upstream’s is lost', async (version) => {
    const { upstream, fork } = await forkOf(git, version);
    for (const [path, text] of upstream) {
      const lines = fork.get(path)?.split('\n') ?? [];
      const kept = text
        .split('\n')
        .every((line) => lines.splice(0, lines.indexOf(line) + 1).at(-1) === line);
      expect(kept, path).toBe(true);
      expect(fork.get(path)?.length).toBeGreaterThan(text.length);
    }
  });

  const [old, later] = OPTIONS_RENAMED;
  it.runIf(there.has(old) && there.has(later))(
    'follow the renamed options, and are found wrong where a person wrote otherwise',
    { timeout: 120_000 },
    async () => {
      const [from, to] = [await forkOf(git, old), await forkOf(git, later)];
      const carried = await carry(bench, from, to);
      expect(kinds(carried)).toEqual([
        [false, 'exact'],
        [false, 'exact'],
        [true, 'exact'],
      ]);
      expect(carried.git).toHaveLength(1);
      expect(await misforetold(bench, from, to, carried)).toEqual([]);
      const said = await misforetold(bench, from, to, { ...carried, automatic: false });
      expect(said).toHaveLength(2);
      const texts = [...to.fork].map(([path, text]) => [path, unadapted(text)] as const);
      const otherwise = await carry(bench, from, { ...to, fork: new Map(texts) });
      expect(kinds(otherwise)).toContainEqual([false, 'wrong']);
    },
  );
});

function kinds({ files }: Carried): unknown[] {
  return files.map(({ adapted, verdict }) => [adapted, verdict?.kind]);
}

/** With the guard of the old release. */
function unadapted(text: string): string {
  return text.replace(
    'if tcx.sess.opts.unstable_opts.verify',
    'if tcx.sess.opts.debugging_opts.verify',
  );
}
