import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ItemChange } from '../../../src/engine/diff/change.ts';
import { diffItems } from '../../../src/engine/diff/items.ts';
import { remnantsOfChange } from '../../../src/engine/diff/remnant.ts';
import { remnantsOfStayed } from '../../../src/engine/diff/remnant-of-stayed.ts';
import { withoutSharedStatements } from '../../../src/engine/diff/shared-statements.ts';
import type { Item } from '../../../src/engine/syntax/item.ts';
import type { PackingParser } from '../../../src/engine/syntax/parser.ts';
import { codeOf, tokensIn } from '../../../src/engine/syntax/tokens.ts';
import type { SyntaxTree } from '../../../src/engine/syntax/tree.ts';
import { changedBody, functionBody } from '../../support/function-bodies.ts';
import { realUpstream } from '../../support/real-upstream.ts';
import { blobText, changedRustFiles } from '../../support/rustc-changes.ts';
import { rustParser } from '../../support/rust-parser.ts';

let parser: PackingParser;
beforeAll(async () => {
  parser = await rustParser();
});

interface Stayed {
  readonly before: Item;
  readonly after: Item;
}

function stayedIn(changes: readonly ItemChange[]): (Stayed & ItemChange)[] {
  return changes.flatMap((change) => {
    const { before, after } = change;
    const isFunction = after?.kind === 'function' || after?.kind === 'method';
    return before === null || after === null || !isFunction ? [] : [{ ...change, before, after }];
  });
}

function expectSame(before: SyntaxTree, after: SyntaxTree, change: Stayed, few: number): void {
  const { left, came } = remnantsOfChange(
    { tree: before, file: '' },
    { tree: after, file: '' },
    change,
  );
  const found = remnantsOfStayed(
    { tree: before, item: change.before },
    { tree: after, item: change.after },
    few,
    (text) => parser.parse(text),
  );
  const all = { left, came };
  const isFew = Math.max(left?.tokens ?? 0, came?.tokens ?? 0) < few;
  expect(found ?? (isFew ? all : null)).toEqual(all);
}

/** Kinds of the change by all tokens of both versions. */
function changedParts(before: SyntaxTree, after: SyntaxTree, change: Stayed): string[] {
  const partsOf = (tree: SyntaxTree, item: Item): Record<string, string> => {
    const tokens = tokensIn(tree, item);
    const body = item.body ?? item.core;
    const inBody = tokens.filter(({ start, comment }) => !comment && start >= body.start);
    const comments = tokens.filter(({ comment }) => comment).map(({ text }) => text);
    return {
      body: JSON.stringify(codeOf(inBody)),
      comments: JSON.stringify(comments.map((text) => text.replaceAll(/\s+/g, ' '))),
    };
  };
  const [old, now] = [partsOf(before, change.before), partsOf(after, change.after)];
  return ['body', 'comments'].filter((part) => old[part] !== now[part]);
}

function expectParts(before: SyntaxTree, after: SyntaxTree, change: Stayed & ItemChange): void {
  const kinds: readonly string[] = [change.change, ...change.also];
  const told = ['body', 'comments'].filter((part) => kinds.includes(part));
  expect(told).toEqual(changedParts(before, after, change));
}

describe('a function that changed', () => {
  const name = (body: string): string => `/// Says.\nfn f(a: u8) -> u8 ${body}\n`;

  it('lost and gained what all its tokens say, and changed where they do', () => {
    fc.assert(
      fc.property(
        fc.oneof(changedBody, fc.tuple(functionBody, functionBody)),
        fc.integer({ min: 1, max: 30 }),
        ([old, now], few) => {
          const texts = [name(old), name(now)] as const;
          // Of what cannot be read the two may say different things.
          fc.pre(texts.every((text) => parser.parse(text).errors.length === 0));
          const [before, after] = [parser.outline(texts[0]), parser.outline(texts[1])];
          for (const change of stayedIn(diffItems(before, after))) {
            expectSame(before, after, change, few);
            expectParts(before, after, change);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is read only where its bodies differ', () => {
    const [shared, inner] = ['first_of_all(a, b);', 'inside_of_it(a, b);'];
    const body = `{ ${shared} ${shared} let c = third(); if c { ${inner} fifth(b); }; last_of_all(a, b) }`;
    const rests = withoutSharedStatements({
      before: body,
      after: body.replace('third', 'other').replace('fifth', 'last'),
    });
    expect(rests?.before.replaceAll(/\s+/g, '')).toBe('{;letc=third();ifc{;fifth(b);};}');
    expect(rests?.after.replaceAll(/\s+/g, '')).toBe('{;letc=other();ifc{;last(b);};}');
  });

  it('does not take arguments of a macro for the same code outside of one', () => {
    const text = 'call(one, [two, three,],);';
    const body = `{ start(); ${text} end(); }`;
    const rests = withoutSharedStatements({ before: `{ a! ${body} }`, after: `{ loop ${body} }` });
    expect(rests?.before).toContain(text);
  });
});

describe.skipIf(realUpstream === undefined)(
  'real rustc (skipped unless TRUST_UPSTREAM_REPO is set)',
  () => {
    it.each([
      ['1.63.0', '1.64.0'],
      ['1.90.0', '1.95.0'],
    ])(
      '%s → %s: every twelfth changed file of compiler/',
      (from, to) => {
        const files = changedRustFiles(from, to).filter((_, at) => at % 12 === 0);
        let functions = 0;
        for (const file of files) {
          const [before, after] = [file.before, file.after].map((id) =>
            parser.outline(blobText(id)),
          );
          if (before === undefined || after === undefined) continue;
          for (const change of stayedIn(diffItems(before, after))) {
            expectSame(before, after, change, 40);
            functions++;
          }
        }
        expect(functions).toBeGreaterThan(50);
      },
      240_000,
    );
  },
);
