import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack } from '../../../src/report/markdown/pack.ts';
import { item, paragraph, words } from '../../../src/report/markdown/phrase.ts';

const entry = (text: string): ReturnType<typeof item> => item([paragraph(words(text))]);
const long = (letter: string, count: number): ReturnType<typeof item>[] =>
  Array.from({ length: count }, () => entry(letter.repeat(500)));

describe('fitting a comment', () => {
  it('leaves out empty sections, sets list items tight, says nothing of cutting when nothing was cut', () => {
    const sections = [
      { title: null, blocks: [paragraph(words('First.'))] },
      { title: 'Nothing', blocks: [] },
      { title: 'Things', blocks: [entry('one'), entry('two')] },
    ];
    expect(pack(sections, 4_000, 'all.json')).toBe('First.\n\n### Things\n\n- one\n- two\n');
  });

  it('cuts the end of a section that is too long, and still finds room for a later one', () => {
    const sections = [
      { title: 'Many', blocks: long('a', 10) },
      { title: 'Few', blocks: [entry('kept')] },
    ];
    const text = pack(sections, 4_000, 'all_of_it.json');
    expect(text).toContain('### Few\n\n- kept\n');
    expect(text).toMatch(
      /\n\nCut to fit: 5 of 10 under “Many”\. The whole is in `all_of_it\.json`\.\n$/,
    );
  });

  it('has no heading over nothing', () => {
    const text = pack([{ title: 'Huge', blocks: [entry('a'.repeat(5_000))] }], 4_000, 'all.json');
    expect(text).not.toContain('###');
    expect(text).toContain('1 of 1 under “Huge”');
  });

  it('never exceeds the limit, whatever it is given', () => {
    const section = fc.record({
      title: fc.constantFrom('One', 'Two', 'Three'),
      blocks: fc.array(
        fc.integer({ min: 1, max: 3_000 }).map((length) => entry('w'.repeat(length))),
      ),
    });
    fc.assert(
      fc.property(
        fc.array(section, { maxLength: 12 }),
        fc.integer({ min: 4_000, max: 9_000 }),
        (sections, limit) => {
          expect(pack(sections, limit, 'all.json').length).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });

  it('refuses a limit in which nothing could be said', () => {
    expect(() => pack([], 100, 'all.json')).toThrow(RangeError);
  });
});
