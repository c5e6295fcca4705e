import { describe, expect, it } from 'vitest';
import { mergeFile } from '../../src/engine/merge/file.ts';
import { mergedFile } from '../../src/sync/merge-record.ts';
import { rustParser } from '../support/rust-parser.ts';

const parser = await rustParser();
const BASE = 'fn a() {\n    one();\n    two();\n}\n\nfn b() {}\n';

function recorded(ours: string, theirs: string): ReturnType<typeof mergedFile> {
  return mergedFile('a.rs', mergeFile(parser, [], { path: 'a.rs', base: BASE, ours, theirs }));
}

describe('what is kept of a merge', () => {
  it('is nothing where only one side changed the file', () => {
    expect(recorded(BASE, `${BASE}// new\n`)).toBeNull();
  });

  it('tells of each edit of the fork what became of it, and counts those of upstream', () => {
    const ours = BASE.replace('two', 'own').replace('fn b() {}\n', '');
    expect(recorded(ours, `// First.\n${BASE}`)).toEqual({
      file_path: 'a.rs',
      outcome: 'clean',
      method: 'lines',
      ours_edits: [
        { line: 3, removed: 'two', added: 'own', fate: 'stands', at: 4, why: null },
        { line: 6, removed: 'fn b() {}', added: '', fate: 'gone as asked', at: null, why: null },
      ],
      theirs_edits: 1,
      hooks: [],
      refusal: null,
    });
  });

  it('says why a file is left to a person, and in which conflict an edit is', () => {
    const merged = recorded(BASE.replace('one', 'mine'), BASE.replace('one', 'yours'));
    expect(merged).toMatchObject({
      outcome: 'conflict',
      refusal: 'both changed these lines',
      ours_edits: [{ removed: 'one();', added: 'mine();', fate: 'in conflict', at: 1 }],
    });
  });

  it('is cut short, between characters', () => {
    for (const front of ['', 'x']) {
      const long = `${front}${'🦀'.repeat(60)}`;
      const merged = recorded(`${BASE}// ${long}\n`, `// First.\n${BASE}`);
      const [edit] = merged?.ours_edits ?? [];
      expect(edit?.added.length).toBeLessThanOrEqual(81);
      expect(edit?.added).toMatch(/^\/\/ x?(?:🦀)+…$/u);
    }
  });
});
