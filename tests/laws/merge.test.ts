/** Laws of the merge, on generated Rust and edits of its members. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstLoss } from '../../src/engine/merge/survival/survival.ts';
import { isComment } from '../../src/engine/syntax/tree.ts';
import { canonical } from '../support/canonical-rust.ts';
import { runs } from '../support/law-runs.ts';
import { isConflict, mergeCase } from '../support/merge-case.ts';
import {
  asksInOneOrderOnly,
  gluesAComment,
  reordersWhatTheOtherEdits,
  repeatsAnInsertion,
} from '../support/merge-classes.ts';
import { fileModel, ITEMS, LISTS } from '../support/rust-model-arbitrary.ts';
import { applied, entriesIn } from '../support/rust-model.ts';
import { bothApplied, disjoint, type Sides, sides } from '../support/rust-model-edits.ts';
import { printed } from '../support/rust-model-print.ts';
import { rustParser } from '../support/rust-parser.ts';

const parser = await rustParser();
const anySides = sides(fileModel);

interface Written {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

function written(model: Sides): Written {
  const { base, ours, theirs } = model;
  const side = (edits: Sides['ours']): string => printed(applied(base, edits));
  return { base: printed(base), ours: side(ours), theirs: side(theirs) };
}

function errorsIn(text: string): number {
  return parser.parse(text).errors.length;
}

describe('the generator', () => {
  it('writes every kind of member', () => {
    const files = fc.sample(fileModel, { numRuns: 300, seed: 1 });
    const seen = new Set(files.flatMap(entriesIn).map(({ kind }) => kind));
    const known = new Set([
      ...ITEMS,
      ...Object.values(LISTS).flatMap((of) => Object.values(of).flat()),
    ]);
    expect([...known].filter((kind) => !seen.has(kind))).toEqual([]);
  });

  it('writes Rust, before and after edits', () => {
    fc.assert(
      fc.property(anySides, (model) => {
        expect(Object.values(written(model)).map(errorsIn)).toEqual([0, 0, 0]);
      }),
      runs(60),
    );
  });
});

describe('parse, then print', () => {
  it('leaves and white space between them are the text', () => {
    fc.assert(
      fc.property(fileModel.map(printed), (text) => {
        const { root } = parser.parse(text);
        const leaves = [root];
        for (let at = 0; at < leaves.length;) {
          const leaf = leaves[at];
          const children = leaf === undefined || isComment(leaf) ? [] : leaf.children;
          if (children.length === 0) at++;
          else leaves.splice(at, 1, ...children);
        }
        let end = 0;
        const gaps = leaves.map((leaf) => {
          const gap = text.slice(end, leaf.start);
          end = leaf.end;
          return gap;
        });
        expect(gaps.join('').trim()).toBe('');
        expect(text.slice(end).trim()).toBe('');
      }),
      runs(30),
    );
  });
});

describe('a merge', () => {
  it('with a side that changed nothing is the other side', () => {
    fc.assert(
      fc.property(anySides, (model) => {
        const { base, ours } = written(model);
        expect(mergeCase(base, ours, base)).toBe(ours);
        expect(mergeCase(base, base, ours)).toBe(ours);
      }),
      runs(50),
    );
  });

  it('of equal sides is that side', () => {
    fc.assert(
      fc.property(anySides, (model) => {
        const { base, ours } = written(model);
        expect(mergeCase(base, ours, ours)).toBe(ours);
      }),
      runs(50),
    );
  });

  it('is clean in both orders or in none, with the same members', () => {
    fc.assert(
      fc.property(anySides, (model) => {
        fc.pre(!reordersWhatTheOtherEdits(model));
        const { base, ours, theirs } = written(model);
        const [one, other] = [mergeCase(base, ours, theirs), mergeCase(base, theirs, ours)];
        fc.pre(!isConflict(one) && !asksInOneOrderOnly(one, other));
        expect(sortedWords(other)).toBe(sortedWords(one));
      }),
      runs(120),
    );
  });

  it('that is clean holds all edits of both sides, and parses', () => {
    fc.assert(
      fc.property(anySides, (model) => {
        const { base, ours, theirs } = written(model);
        const result = mergeCase(base, ours, theirs);
        fc.pre(!isConflict(result));
        expect(firstLoss(base, ours, theirs, result)).toBeNull();
        expect(errorsIn(result)).toBe(0);
      }),
      runs(120),
    );
  });

  it('that is not clean shows all that either side brought', () => {
    fc.assert(
      fc.property(anySides, (model) => {
        const { base, ours, theirs } = written(model);
        const result = mergeCase(base, ours, theirs);
        fc.pre(isConflict(result));
        const [old, shown] = [wordsOf(base), wordsOf(result)];
        const brought = [...wordsOf(ours), ...wordsOf(theirs)].filter((word) => !old.has(word));
        expect(brought.filter((word) => !shown.has(word))).toEqual([]);
      }),
      { ...runs(80), maxSkipsPerRun: 1000 },
    );
  });

  it('of edits to different members is what both make of the file, or is left to a person', () => {
    fc.assert(
      fc.property(anySides.map(disjoint), (model) => {
        fc.pre(!reordersWhatTheOtherEdits(model));
        const { base, ours, theirs } = written(model);
        const result = mergeCase(base, ours, theirs);
        fc.pre(!isConflict(result) && !gluesAComment(result));
        expect(canonical(result)).toBe(canonical(printed(bothApplied(model))));
      }),
      runs(200),
    );
  });

  it('of edits to different members leaves few to a person', () => {
    const models = fc.sample(anySides.map(disjoint), { numRuns: 100, seed: 4 });
    const left = models.filter((model) => {
      const { base, ours, theirs } = written(model);
      return isConflict(mergeCase(base, ours, theirs));
    });
    expect(left.length / models.length).toBeLessThan(0.15);
  });

  it('again, of what came out with a side, changes nothing or is left to a person', () => {
    fc.assert(
      fc.property(anySides, (model) => {
        fc.pre(!reordersWhatTheOtherEdits(model));
        const { base, ours, theirs } = written(model);
        const result = mergeCase(base, ours, theirs);
        fc.pre(!isConflict(result) && !gluesAComment(result));
        for (const [a, b] of [
          [result, theirs],
          [ours, result],
        ] as const) {
          const again = mergeCase(base, a, b);
          const left =
            isConflict(again) || gluesAComment(again) || repeatsAnInsertion(base, result, again);
          expect(left ? canonical(result) : canonical(again)).toBe(canonical(result));
        }
      }),
      runs(80),
    );
  });

  it('of a renamed variable with edits elsewhere is the same renaming in the edited file', () => {
    const renamed = anySides.map((model) => {
      const fn = entriesIn(model.base).find(({ kind }) => kind === 'fn');
      const ours =
        fn === undefined ? [] : [{ op: 'rename local', id: fn.id, local: 'other' } as const];
      return disjoint({ ...model, ours });
    });
    fc.assert(
      fc.property(renamed, (model) => {
        fc.pre(model.ours.length > 0 && model.theirs.length > 0);
        const { base, ours, theirs } = written(model);
        const result = mergeCase(base, ours, theirs);
        fc.pre(!isConflict(result) && !gluesAComment(result));
        expect(canonical(result)).toBe(canonical(printed(bothApplied(model))));
      }),
      runs(80),
    );
  });
});

function wordsOf(text: string): Set<string> {
  return new Set(text.match(/\w+/g));
}

function sortedWords(text: string): string {
  return (text.match(/\w+/g) ?? []).sort().join(' ');
}
