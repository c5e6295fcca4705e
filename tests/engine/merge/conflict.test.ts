import { expect, test } from 'vitest';
import { codeOf, REASON, reasonOf } from '../../../src/engine/merge/conflict.ts';

test('every reason has its code, with and without what it is about', () => {
  for (const [code, phrase] of Object.entries(REASON)) {
    expect(codeOf(phrase)).toBe(code);
    expect(codeOf(`${phrase}: fn new in impl Foo`)).toBe(code);
  }
  expect(codeOf('hook passes.rs/verify: missing')).toBe('hook');
  expect(codeOf('hooked')).toBe(null);
});

test('a conflict without a reason has the one that its sides show', () => {
  const conflict = { kind: 'conflict', oursAt: 0, reason: null } as const;
  const [some, none] = [['x\n'], []];
  const reason = (base: string[], ours: string[], theirs: string[]): string =>
    reasonOf({ ...conflict, base, ours, theirs });
  expect(reason(none, some, some)).toBe(REASON.bothAdded);
  expect(reason(some, none, some)).toBe(REASON.oursDeleted);
  expect(reason(some, some, none)).toBe(REASON.theirsDeleted);
  expect(reason(some, some, some)).toBe(REASON.bothChanged);
});
