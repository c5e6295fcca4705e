import { describe, expect, it } from 'vitest';
import { idNames } from '../../../src/report/html/section.ts';

describe('ids for links into a page', () => {
  it('say what they name, so that a link outlives a second run', () => {
    expect(idNames()('file', 'compiler/rustc_interface/src/passes.rs')).toBe(
      'file-compiler-rustc_interface-src-passes-rs',
    );
  });

  it('are given once, also to names that differ only in what an id cannot hold', () => {
    const ids = idNames();
    const given = ['a/b', 'a-b', 'A b', '長さ', '', 'x'.repeat(200), 'x'.repeat(300)].map((name) =>
      ids('item', name),
    );
    expect(new Set(given).size).toBe(given.length);
    expect(given.every((id) => /^[a-z0-9_-]{1,110}$/.test(id))).toBe(true);
  });
});
