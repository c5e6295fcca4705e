/** Is a merge that follows a move worth more than the conflict without? */
import { describe, expect, it } from 'vitest';
import { canBeDecided } from '../../../../src/engine/merge/moves/judge.ts';
import type { FileMerge } from '../../../../src/engine/merge/outcome.ts';
import { mergeFile } from '../../../../src/engine/merge/file.ts';
import { parser } from './moving.ts';

const HEAD = 'fn load(mut self) -> usize {\n';
const CODE = '    let count = 0;\n';
const END = '    count\n}\n';

/** One conflict, between what is not open. */
function open(before: string, ours: string, theirs: string, after: string): FileMerge {
  const region = { path: 'a.rs', item: null, reason: 'both changed these lines', base: '' };
  const line = before.split('\n').length;
  const block = `<<<<<<< ours\n${ours}||||||| base\n=======\n${theirs}>>>>>>> theirs\n`;
  return {
    ...mergeFile(parser, [], { path: 'a.rs', base: '', ours: 'fn a() {}', theirs: 'fn b() {}' }),
    kind: 'conflict',
    text: before + block + after,
    conflicts: [{ ...region, line, ours, theirs }],
  };
}

describe('a merge whose conflicts a person is to decide', () => {
  it('is code for either side', () => {
    expect(canBeDecided(parser, open(HEAD, CODE, '', END), [''])).toBe(true);
    expect(canBeDecided(parser, open('', HEAD + CODE, HEAD, END), [''])).toBe(true);
  });

  it('is none where the head stands in one side alone', () => {
    expect(canBeDecided(parser, open('', CODE, HEAD + CODE, END), [''])).toBe(false);
    expect(canBeDecided(parser, open('', HEAD + CODE, CODE, END), [''])).toBe(false);
  });

  it('has the errors that a side had', () => {
    const broken = `${CODE}${END}`;
    expect(canBeDecided(parser, open('', CODE, HEAD + CODE, END), [broken])).toBe(true);
  });
});
