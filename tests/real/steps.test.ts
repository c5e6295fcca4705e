/** On real rustc: the report says of plain git and of the sync what both then do. All 28 steps: `npm run bench:steps`. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { STEPS } from '../../bench/hooks/releases.ts';
import { temporaryFolder } from '../support/folders.ts';
import { realUpstream } from '../support/real-upstream.ts';
import { differences, prepareWalk, tryStep } from './steps.ts';

/** Where plain git stops. */
const MET_BY_GIT = ['1.64.0', '1.72.0', '1.90.0'];
const CHOSEN = [...MET_BY_GIT, '1.73.0'];

describe('a step of real rustc', () => {
  if (realUpstream === undefined) {
    it.skip('is not there: set TRUST_UPSTREAM_REPO to a clone of rust-lang/rust', () => undefined);
    return;
  }
  const tags = execFileSync('git', ['-C', realUpstream, 'tag'], { encoding: 'utf8' }).split('\n');
  const steps = STEPS.filter(
    ({ from, to }) => CHOSEN.includes(to) && tags.includes(from) && tags.includes(to),
  );
  const walk = prepareWalk(realUpstream, temporaryFolder('steps'));

  it.each(steps)('$from → $to ends as reported', { timeout: 300_000 }, async (step) => {
    const outcome = await tryStep(walk, step);
    expect(differences(outcome)).toEqual([]);
    expect(outcome.rebase).toHaveLength(MET_BY_GIT.includes(step.to) ? 1 : 0);
    expect(outcome.sync).toBe(0);
  });
});
