/** From files to files: merged, resolved by a person, met again. */
import { describe, expect, it } from 'vitest';
import type { Checks } from '../../../src/engine/learn/checks.ts';
import { learnFrom, type MarkedFile } from '../../../src/engine/learn/learn.ts';
import type { Lesson } from '../../../src/engine/learn/lesson.ts';
import { offersFor, withOffers } from '../../../src/engine/learn/offer.ts';
import { mergeFile } from '../../../src/engine/merge/file.ts';
import { NO_LIMIT } from '../../../src/engine/merge/limit.ts';
import { rustParser } from '../../support/rust-parser.ts';

const parser = await rustParser();

interface Met {
  readonly checks: Checks;
  readonly file: MarkedFile;
}

/** `$` stands for what is base, ours or theirs. */
function met(frame: string, base: string, ours: string, theirs: string): Met {
  const side = (text: string): string => frame.replaceAll('$', text);
  const texts = { base: side(base), ours: side(ours), theirs: side(theirs) };
  const merge = mergeFile(parser, [], { path: 'a.rs', ...texts });
  if (merge.kind !== 'conflict') throw new Error(`merged: ${merge.text ?? ''}`);
  return { checks: { parser, hooks: [], watch: NO_LIMIT, texts }, file: merge };
}

const origin = {
  sync_id: 's1',
  patch: 'abc',
  file_path: 'a.rs',
  line: 2,
  created_at: '2026-01-01T00:00:00.000Z',
};

function lessons({ file }: Met, resolved: string, change: Partial<Lesson> = {}): Lesson[] {
  return learnFrom(parser, 'a.rs', file, resolved).flatMap((one) =>
    one === null
      ? []
      : [
          {
            shape_text: one.shape.text,
            template: one.template,
            safe: false,
            origins: [origin],
            ...change,
          },
        ],
  );
}

const CALL = 'fn open() {\n    before();\n$    after();\n}\n';
const first = met(CALL, '    load(a);\n', '    load(a, mine);\n', '    load(a, others);\n');
const learned = lessons(first, CALL.replace('$', '    load(a, others, mine);\n'));

const OTHER = 'impl Driver {\n    fn shut(&self) {\n$    }\n}\n';
const again = met(
  OTHER,
  '        store(key);\n',
  '        store(key, hook);\n',
  '        store(key, span);\n',
);

describe('an offer', () => {
  it('is the resolution in the names of the conflict at hand, with its origin, and has passed the checks', () => {
    const offered = offersFor(again.checks, again.file, learned);
    expect(offered?.conflicts[0]?.offers).toMatchObject([
      { text: '        store(key, span, hook);\n', origin, times: 1, safe: false, failed: null },
    ]);
    expect(offered?.settled).toBeNull();
  });

  it('settles the file once a person accepted it', () => {
    const safe = learned.map((lesson) => ({ ...lesson, safe: true }));
    const settled = offersFor(again.checks, again.file, safe)?.settled;
    expect(settled?.text).toBe(OTHER.replace('$', '        store(key, span, hook);\n'));
    expect(settled?.certificate?.refusal).toBeNull();
  });

  it('is not made to another shape, nor in another place', () => {
    const method = met(
      OTHER,
      '        self.store(key);\n',
      '        self.store(key, hook);\n',
      '        self.store(key, span);\n',
    );
    expect(offersFor(method.checks, method.file, learned)).toBeNull();
    const macro = met('foo! {\n$}\n', '    load(a);\n', '    load(a, b);\n', '    load(a, c);\n');
    expect(offersFor(macro.checks, macro.file, learned)).toBeNull();
  });

  it('says which check it fails, and then settles nothing', () => {
    const dropped = lessons(first, CALL.replace('$', '    load(a, others);\n'), { safe: true });
    const offered = offersFor(again.checks, again.file, dropped);
    expect(offered?.conflicts[0]?.offers?.[0]?.failed).toMatch(/^merged an edit would be lost/);
    expect(offered?.settled).toBeNull();
    expect(withOffers(again.checks, { ...again.file, ...offered })).toMatchObject({ used: [] });
    const broken = lessons(first, CALL.replace('$', '    load(a, others mine);\n'), { safe: true });
    const offers = offersFor(again.checks, again.file, broken)?.conflicts[0]?.offers;
    expect(offers?.[0]?.failed).toMatch(/^merged it would not parse/);
  });

  it('of two resolutions of one shape is both, and settles nothing though both were accepted', () => {
    const other = lessons(first, CALL.replace('$', '    load(a, mine, others);\n'));
    const both = [...learned, ...other].map((lesson) => ({ ...lesson, safe: true }));
    const offered = offersFor(again.checks, again.file, both);
    expect(offered?.conflicts[0]?.offers?.map(({ text, failed }) => [text.trim(), failed])).toEqual(
      [
        ['store(key, span, hook);', null],
        ['store(key, hook, span);', null],
      ],
    );
    expect(offered?.settled).toBeNull();
    expect(withOffers(again.checks, { ...again.file, ...offered })).toMatchObject({ used: [] });
  });

  it('leaves the other conflicts of the file open, at the lines where they are then', () => {
    const frame = 'fn one() {\n$}\nfn two() {\n    here();\n#}\n';
    const side = (call: string, last: string): string =>
      frame.replace('$', call).replace('#', last);
    const two = met(
      '$',
      side('    load(a);\n', ''),
      side('    load(a, b);\n', '    return x;\n'),
      side('    load(a, c);\n', '    return y;\n'),
    );
    const offered = offersFor(two.checks, two.file, learned);
    expect(offered?.conflicts.map(({ offers }) => offers?.length)).toEqual([1, undefined]);
    const part = withOffers(two.checks, { ...two.file, ...offered });
    expect(part.used).toHaveLength(1);
    expect(part.left).toHaveLength(1);
    expect(part.text).toContain('    load(a, c, b);\n}');
    expect(part.text.split('\n')[(part.left[0]?.line ?? 0) - 1]).toMatch(/^<{7} ours — fn two/);
  });

  it('is made of nothing where the markers are not those that were said to be there', () => {
    const [region] = first.file.conflicts;
    if (region === undefined) throw new Error('no conflict');
    const moved = { ...first.file, conflicts: [{ ...region, line: region.line + 1 }] };
    const resolved = CALL.replace('$', '    load(a, others, mine);\n');
    expect(learnFrom(parser, 'a.rs', moved, resolved)).toEqual([null]);
    expect(offersFor(first.checks, moved, learned)).toBeNull();
    expect(learnFrom(parser, 'a.rs', { ...first.file, text: resolved }, resolved)).toEqual([null]);
  });

  it('is made of Rust alone', () => {
    expect(learnFrom(parser, 'a.toml', first.file, CALL)).toEqual([null]);
  });

  it('is never made of a text that a macro or a string only quotes', () => {
    const quoted = met('const A: &str = "\n$";\n', 'load(a)\n', 'load(a, b)\n', 'load(a, c)\n');
    expect(lessons(quoted, 'const A: &str = "\nload(a, c, b)\n";\n')).toEqual([]);
  });
});
