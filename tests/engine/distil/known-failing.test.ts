/** Replays over synthetic steps that do not end as they should: today's answer, and the one that it has to become. */
import { describe, expect, it } from 'vitest';
import { hooksOf } from '../../../src/engine/intents/hooks.ts';
import { insertHooks } from '../../../src/engine/intents/insert.ts';
import { mergeFile } from '../../../src/engine/merge/file.ts';
import { shippedHooks } from '../../support/hooks.ts';
import { mergeFixtures } from '../../support/merge-fixtures.ts';
import { rustParser } from '../../support/rust-parser.ts';

const parser = await rustParser();

function withHooks(path: string, text: string): string {
  const result = insertHooks(parser, text, hooksOf(shippedHooks, path));
  if (result.kind === 'failed') throw new Error(JSON.stringify(result.failures));
  return result.text;
}

describe.each(mergeFixtures('replay-known-failing'))(
  'fixtures/replay-known-failing/$name',
  ({ name, read }) => {
    const file = shippedHooks.find((hook) => hook.file.endsWith(`/${name.split('-')[0]}.rs`))?.file;

    it('ends as it did: not right yet', () => {
      const [path, base, theirs] = [file ?? '', read('base.rs'), read('theirs.rs')];
      const merge = mergeFile(parser, shippedHooks, {
        path,
        base,
        ours: withHooks(path, base),
        theirs,
      });
      const isRight = merge.kind === 'clean' && merge.text === withHooks(path, theirs);
      const left = merge.kind === 'conflict' ? merge.conflicts : [];
      const today = left.map(({ item, reason }) => `${item ?? ''}: ${reason}\n`).join('');
      const news = isRight
        ? `right now: take ${name} away, and what tests/engine/distil/replay-laws.test.ts leaves out for it`
        : `neither today's answer nor the right one: if it is no worse, write it to ${name}/today.txt`;
      expect(isRight, news).toBe(false);
      expect(today, news).toBe(read('today.txt'));
    });

    it('says what harm it does', () => {
      expect(read('about.txt')).toMatch(/^harm (?:high|medium|low): .+\n$/);
    });
  },
);
