/** No fact about an anchor, its container or a sibling can be forgotten without a replay test failing. */
import { describe, expect, it } from 'vitest';
import { type FileFacts, upstreamDiffSchema } from '../../../src/engine/distil/facts.ts';
import { rustParser } from '../../support/rust-parser.ts';
import { Contradiction } from '../../support/synthetic/draw.ts';
import { syntheticFile } from '../../support/synthetic/file.ts';
import { forgetting } from '../../support/synthetic/forget.ts';
import {
  groupsOf,
  outcomeFaults,
  type Step,
  strangeness,
  unplaced,
} from '../../support/synthetic/replay.ts';
import { DIFFS } from '../../support/synthetic/steps.ts';

const parser = await rustParser();

type Noticed = 'not a fixture' | 'contradiction' | 'strange file' | 'wrong outcome' | 'nothing';

/** How the replay of a step tells that its facts are not those of the step. */
function noticed(step: Step, facts: unknown): Noticed {
  const read = upstreamDiffSchema.safeParse({ schema_version: 1, ...step, files: [facts] });
  const file = read.data?.files[0];
  if (file === undefined) return 'not a fixture';
  const made = madeOf(file);
  if (made === null) return 'contradiction';
  const isStrange = groupsOf(file.path).some(
    (group) =>
      strangeness(group, step.to, made.target).length > 0 ||
      strangeness(group, step.from, made.base).length > 0,
  );
  if (isStrange || unplaced(file).length > 0) return 'strange file';
  return outcomeFaults(parser, file, step, made).length > 0 ? 'wrong outcome' : 'nothing';
}

function madeOf(facts: FileFacts): ReturnType<typeof syntheticFile> | null {
  try {
    return syntheticFile(facts, 1);
  } catch (error) {
    if (error instanceof Contradiction) return null;
    throw error;
  }
}

describe.each(DIFFS)('$from → $to', ({ from, to, files }) => {
  for (const { items: _, lost: __, path, ...facts } of files) {
    it(`${path}: no fact is idle`, () => {
      const counts = new Map<Noticed, number>();
      const idle: string[] = [];
      for (const { what, facts: fewer } of forgetting(facts)) {
        const rest = typeof fewer === 'object' ? fewer : {};
        const how = noticed({ from, to }, { ...rest, path, items: [], lost: [] });
        counts.set(how, (counts.get(how) ?? 0) + 1);
        if (how === 'nothing') idle.push(what);
      }
      expect(idle).toEqual([]);
      expect(counts.get('strange file') ?? 0).toBeGreaterThan(0);
    });
  }
});
