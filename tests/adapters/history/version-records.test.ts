import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/folders.ts';
import { fork, otherFork, record } from './examples.ts';
import { freshHistory } from './open-history.ts';

const folder = temporaryFolder('versions');

describe('the version records of a fork', () => {
  it('begin with none', () => {
    const { history } = freshHistory(folder);
    expect(history.versionRecord(fork)).toBeNull();
    expect(history.versionRecords(fork)).toEqual([]);
  });

  it('are all kept, the last one set being the current one', () => {
    const { history } = freshHistory(folder);
    const [first, second] = [record('1.83.0', null), record('1.84.0', 's1')];
    history.setVersionRecord(fork, first);
    history.setVersionRecord(fork, second);
    expect(history.versionRecord(fork)).toEqual(second);
    expect(history.versionRecords(fork)).toEqual([second, first]);
    expect(history.versionRecord(otherFork)).toBeNull();
  });

  it('can have no current one, and then a new one', () => {
    const { history } = freshHistory(folder);
    const [first, second] = [record('1.83.0', 's1'), record('1.84.0', 's2')];
    history.setVersionRecord(fork, first);
    history.setVersionRecord(fork, null);
    expect(history.versionRecord(fork)).toBeNull();
    expect(history.versionRecords(fork)).toEqual([first]);
    history.setVersionRecord(fork, second);
    expect(history.versionRecord(fork)).toEqual(second);
  });
});

describe('rolling a version record back', () => {
  it('finds the record that the sync replaced', () => {
    const { history } = freshHistory(folder);
    const [first, second] = [record('1.83.0', 's1'), record('1.84.0', 's2')];
    history.setVersionRecord(fork, first);
    history.setVersionRecord(fork, second);
    expect(history.replacedRecord('s2')).toEqual(first);

    history.setVersionRecord(fork, history.replacedRecord('s2'));
    expect(history.versionRecord(fork)).toEqual(first);
    expect(history.versionRecords(fork)).toEqual([first, second, first]);
    expect(history.replacedRecord('s1')).toBeNull();
  });

  it('finds none where there was no current one, though there had been earlier ones', () => {
    const { history } = freshHistory(folder);
    history.setVersionRecord(fork, record('1.82.0', 's1'));
    history.setVersionRecord(fork, null);
    history.setVersionRecord(fork, record('1.84.0', 's2'));
    expect(history.replacedRecord('s2')).toBeNull();
  });

  it('finds the same when finalize set its record twice', () => {
    const { history } = freshHistory(folder);
    const first = record('1.83.0', 's1');
    history.setVersionRecord(fork, first);
    history.setVersionRecord(fork, record('1.84.0', 's2'));
    history.setVersionRecord(fork, record('1.84.0', 's2'));
    expect(history.replacedRecord('s2')).toEqual(first);
  });
});
