import { describe, expect, it, onTestFinished } from 'vitest';
import { openHistory } from '../../../src/adapters/history/history.ts';
import type { History, LearnedResolution } from '../../../src/ports/history.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { fork, operation, otherFork } from './examples.ts';
import { freshHistory } from './open-history.ts';

const folder = temporaryFolder('learned');
const elsewhere = { git_dir: '/home/someone/other/.git', branch: 'main' };

const learned = (id: string, change: Partial<LearnedResolution> = {}): LearnedResolution => ({
  id,
  sync_id: 's1',
  patch: 'a'.repeat(40),
  file_path: 'compiler/rustc_interface/src/passes.rs',
  line: 12,
  shape: '0123456789abcdef',
  shape_text: 'in block in function_item\nbase\nours $name1 ;\ntheirs $name2 ;',
  template: [0, 2, ';\n', 0, 1, ';\n'],
  created_at: `2026-01-0${id}T00:00:00.000Z`,
  ...change,
});

function filled(): { history: History; file: string } {
  const opened = freshHistory(folder);
  const { history } = opened;
  history.beginSync(fork, operation('s1'), null);
  history.beginSync(otherFork, operation('s2'), null);
  history.beginSync(elsewhere, operation('s3'), null);
  return opened;
}

function record(history: History, ...all: LearnedResolution[]): void {
  for (const one of all) {
    const { id, sync_id, file_path, created_at } = one;
    history.recordResolution({
      id,
      sync_id,
      file_path,
      created_at,
      conflict_type: 'both added lines here',
      resolution_type: 'manual',
      resolution_description: null,
    });
    history.recordLearned(one);
  }
}

describe('what was learned', () => {
  it('is one rule where shape and resolution are the same, with every origin; another resolution is another rule', () => {
    const { history, file } = filled();
    const otherWay = learned('2', { template: [0, 1, ';\n', 0, 2, ';\n'] });
    const again = learned('3', { sync_id: 's2', file_path: 'a.rs', line: 4 });
    record(history, learned('1'), otherWay, learned('3'), again);
    history.close();
    const opened = openHistory(file);
    onTestFinished(() => opened.close());
    const rules = opened.learned(fork);
    expect(rules.map(({ template, safe, accepted }) => [template, safe, accepted])).toEqual([
      [learned('1').template, false, null],
      [otherWay.template, false, null],
    ]);
    expect(rules[0]?.origins.map(({ file_path, line }) => [file_path, line])).toEqual([
      ['a.rs', 4],
      [learned('1').file_path, 12],
    ]);
  });

  it('is safe from when a person accepts it, that resolution alone', () => {
    const { history } = filled();
    record(history, learned('1'), learned('2', { template: ['other\n'] }));
    history.acceptLearned(learned('1'), 's1', '2026-02-01T00:00:00.000Z');
    history.acceptLearned(learned('1'), 's1', '2026-02-02T00:00:00.000Z');
    expect(history.learned(fork).map(({ safe, accepted }) => [safe, accepted])).toEqual([
      [false, null],
      [true, { sync_id: 's1', at: '2026-02-01T00:00:00.000Z' }],
    ]);
  });

  it('is known in every branch of the repository and in no other repository', () => {
    const { history } = filled();
    record(history, learned('1'));
    expect(history.learned(otherFork)).toHaveLength(1);
    expect(history.learned(elsewhere)).toEqual([]);
    record(history, learned('2', { sync_id: 's3' }));
    history.acceptLearned(learned('1'), 's3', '2026-02-01T00:00:00.000Z');
    expect(history.learned(fork).map(({ safe }) => safe)).toEqual([false]);
    expect(history.learned(elsewhere).map(({ safe }) => safe)).toEqual([true]);
  });

  it('is no longer accepted when that sync is rolled back, and gives way to what another one teaches', () => {
    const { history } = filled();
    record(history, learned('1'));
    history.acceptLearned(learned('1'), 's1', '2026-02-01T00:00:00.000Z');
    history.updateSync('s1', { status: 'rolled_back' });
    expect(history.learned(fork)).toMatchObject([
      { template: [0, 2, ';\n', 0, 1, ';\n'], safe: false },
    ]);
    record(history, learned('2', { sync_id: 's2', template: ['better\n'] }));
    expect(history.learned(fork)).toMatchObject([{ template: ['better\n'], safe: false }]);
  });

  it('belongs to a resolution that was recorded', () => {
    const { history } = filled();
    expect(() => history.recordLearned(learned('1'))).toThrow(/FOREIGN KEY/);
  });
});
