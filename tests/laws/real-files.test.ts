/** Laws of the merge on files of rustc, with generated edits. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descendants } from '../../src/engine/syntax/tree.ts';
import { canonical } from '../support/canonical-rust.ts';
import { runs } from '../support/law-runs.ts';
import { isConflict, mergeCase } from '../support/merge-case.ts';
import { realUpstream } from '../support/real-upstream.ts';
import { rustParser } from '../support/rust-parser.ts';

const TAG = '1.73.0';
const FILES = [
  'compiler/rustc_interface/src/passes.rs',
  'compiler/rustc_feature/src/builtin_attrs.rs',
  'compiler/rustc_hir/src/lang_items.rs',
  'compiler/rustc_middle/src/ty/adt.rs',
];

/** A stretch of the text replaced. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

const parser = await rustParser();

/** Names and numbers that may be another: a name of code, not of a comment. */
function placesIn(text: string): readonly { start: number; end: number }[] {
  return descendants(
    parser.parse(text).root,
    ({ type }) => type === 'identifier' || type === 'type_identifier' || type === 'integer_literal',
  );
}

function spliced(text: string, splices: readonly Splice[]): string {
  return [...splices]
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, by }) => now.slice(0, start) + by + now.slice(end), text);
}

describe('a merge of rustc files', () => {
  const clone = realUpstream;
  if (clone === undefined) {
    it.skip('is not there: set TRUST_UPSTREAM_REPO to a clone of rust-lang/rust', () => undefined);
    return;
  }
  const options = { encoding: 'utf8', maxBuffer: 1 << 26 } as const;
  const show = (file: string): string =>
    execFileSync('git', ['-C', clone, 'show', `${TAG}:${file}`], options);

  it.each(FILES)('%s: renamings at different places are both made', (file) => {
    const text = show(file);
    const places = placesIn(text);
    const place = fc.nat({ max: places.length - 1 });
    const different = fc.uniqueArray(place, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(different, fc.nat(), (chosen, cut) => {
        const made = chosen.map((at, order): Splice => {
          const { start, end } = places[at] ?? { start: 0, end: 0 };
          return { start, end, by: `renamed_${order}` };
        });
        const half = 1 + (cut % (made.length - 1));
        const [ours, theirs] = [made.slice(0, half), made.slice(half)];
        const result = mergeCase(text, spliced(text, ours), spliced(text, theirs));
        fc.pre(!isConflict(result));
        expect(canonical(result) === canonical(spliced(text, made))).toBe(true);
      }),
      runs(4),
    );
  });

  it.each(FILES)('%s: a file with one edit, merged with itself as it was, is that', (file) => {
    const text = show(file);
    const places = placesIn(text);
    fc.assert(
      fc.property(fc.nat({ max: places.length - 1 }), (at) => {
        const { start, end } = places[at] ?? { start: 0, end: 0 };
        const edited = spliced(text, [{ start, end, by: 'renamed' }]);
        expect(mergeCase(text, edited, text) === edited).toBe(true);
        expect(mergeCase(text, edited, edited) === edited).toBe(true);
      }),
      runs(5),
    );
  });
});
