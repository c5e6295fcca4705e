/** The shipped hooks over synthetic files in which happens what happened in each real step. */
import { describe, expect, it } from 'vitest';
import { rustParser } from '../../support/rust-parser.ts';
import { syntheticFile } from '../../support/synthetic/file.ts';
import {
  type Group,
  groupsOf,
  hookFaults,
  outcomeFaults,
  replay,
  strangeness,
  unplaced,
} from '../../support/synthetic/replay.ts';
import { DIFFS } from '../../support/synthetic/steps.ts';

const parser = await rustParser();

const SEED = 1;

describe.each(DIFFS)('$from → $to', ({ from, to, files }) => {
  for (const facts of files) {
    const file = syntheticFile(facts, SEED);
    const done = replay(parser, facts.path, file);

    it.each(groupsOf(facts.path))('%s: the files are as the releases are', (group: Group) => {
      expect(strangeness(group, from, file.base)).toEqual([]);
      expect(strangeness(group, to, file.target)).toEqual([]);
    });

    it.each(groupsOf(facts.path))('%s: the hooks are as they have to be', (group: Group) => {
      if (typeof done === 'string') throw new Error(done);
      expect(hookFaults(group, from, done.ours)).toEqual([]);
      expect(hookFaults(group, to, done.merged)).toEqual([]);
    });

    it(`${facts.path}: a place is told for each hook`, () => {
      expect(unplaced(facts)).toEqual([]);
    });

    it(`${facts.path}: each hook once, the rest is upstream's`, () => {
      expect(outcomeFaults(parser, facts, { from, to }, file, done)).toEqual([]);
    });
  }
});
