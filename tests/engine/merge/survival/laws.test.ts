import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstLoss } from '../../../../src/engine/merge/survival/survival.ts';

/** Functions of three statements each; an edit replaces, deletes or inserts one. */
const statement = fc
  .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('x', 'y', 'z'), fc.nat(3))
  .map(([f, x, n]) => `    ${f}(${x}, ${String(n)});\n`);
const file = fc.array(fc.tuple(statement, statement, statement), { minLength: 2, maxLength: 8 });
const kind = fc.constantFrom('replace', 'delete', 'insert');
const edits = fc.uniqueArray(
  fc.tuple(fc.nat(7), fc.nat(2), kind, fc.constantFrom('ours', 'theirs')),
  {
    selector: ([f]) => f,
    minLength: 1,
    maxLength: 6,
  },
);

type Edits = readonly (readonly [number, number, string, string])[];

function written(functions: readonly (readonly string[])[], made: Edits): string {
  return functions
    .map((body, f) => {
      const lines = body.map((line, at) => {
        const edit = made.find(([where, place]) => where === f && place === at);
        if (edit === undefined) return line;
        const added = `    new_${String(f)}_${String(at)}();\n`;
        if (edit[2] === 'delete') return '';
        return edit[2] === 'insert' ? line + added : added;
      });
      return `fn f${String(f)}() {\n${lines.join('')}}\n`;
    })
    .join('\n');
}

const merge = fc.record({ functions: file, all: edits }).map(({ functions, all }) => {
  const made = all.filter(([f]) => f < functions.length);
  const of = (side: string): Edits => made.filter((edit) => edit[3] === side);
  return {
    functions,
    made,
    base: written(functions, []),
    ours: written(functions, of('ours')),
    theirs: written(functions, of('theirs')),
    both: written(functions, made),
  };
});

test('two disjoint sets of edits, both applied, are proven; so are the sides swapped', () => {
  fc.assert(
    fc.property(merge, ({ base, ours, theirs, both }) => {
      expect(firstLoss(base, ours, theirs, both)).toBeNull();
      expect(firstLoss(base, theirs, ours, both)).toBeNull();
    }),
  );
});

test('without one of the edits the result is refused, whichever side is called ours', () => {
  fc.assert(
    fc.property(merge, fc.nat(), ({ functions, base, ours, theirs, made, both }, pick) => {
      fc.pre(made.length > 0);
      const less = written(functions, made.toSpliced(pick % made.length, 1));
      fc.pre(less !== both);
      expect(firstLoss(base, ours, theirs, less)).not.toBeNull();
      expect(firstLoss(base, theirs, ours, less)).not.toBeNull();
    }),
  );
});

test('with an insertion twice the result is refused', () => {
  fc.assert(
    fc.property(merge, ({ base, ours, theirs, both }) => {
      const line = /^ *new_.*\n/m.exec(both)?.[0];
      fc.pre(line !== undefined);
      const twice = both.replace(line, line + line);
      expect(firstLoss(base, ours, theirs, twice)).not.toBeNull();
    }),
  );
});

test('with one line too few, the result is refused', () => {
  fc.assert(
    fc.property(merge, fc.nat(), ({ base, ours, theirs, both }, pick) => {
      const lines = both.split('\n').filter((line) => line !== '');
      const less = lines.toSpliced(pick % lines.length, 1).join('\n');
      expect(firstLoss(base, ours, theirs, less)).not.toBeNull();
    }),
  );
});
