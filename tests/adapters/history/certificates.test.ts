import { describe, expect, it, onTestFinished } from 'vitest';
import { openHistory } from '../../../src/adapters/history/history.ts';
import type { MergeRecord } from '../../../src/ports/history.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { fork, operation } from './examples.ts';
import { freshHistory } from './open-history.ts';

const folder = temporaryFolder('certificates');

const merge = (change: Partial<MergeRecord> = {}): MergeRecord => ({
  sync_id: 's1',
  patch: 'a'.repeat(40),
  file_path: 'compiler/rustc_interface/src/passes.rs',
  outcome: 'clean',
  method: 'structure',
  ours_edits: [
    { line: 3, removed: '', added: 'verify();', fate: 'stands', at: 5, why: null },
    { line: 9, removed: 'old();', added: '', fate: 'gone as asked', at: null, why: null },
  ],
  theirs_edits: 12,
  hooks: ['passes.verify_crate'],
  refusal: null,
  ...change,
});

describe('what merges proved', () => {
  it('is read back as it was recorded, in the order first recorded; the same file of a patch replaces', () => {
    const { history, file } = freshHistory(folder);
    history.beginSync(fork, operation('s1'), null);
    const other = merge({ patch: 'b'.repeat(40), outcome: 'conflict', refusal: 'both changed it' });
    history.recordMerge(merge({ theirs_edits: 1, ours_edits: [], hooks: [] }));
    history.recordMerge(other);
    history.recordMerge(merge());
    history.close();
    const again = openHistory(file);
    onTestFinished(() => again.close());
    expect(again.merges('s1')).toEqual([merge(), other]);
    expect(again.merges('s2')).toEqual([]);
  });

  it('belongs to a sync that exists', () => {
    const { history } = freshHistory(folder);
    expect(() => history.recordMerge(merge({ sync_id: 'nobody' }))).toThrow(/FOREIGN KEY/);
  });
});
