import Database from 'better-sqlite3';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHistory } from '../../../src/adapters/history/history.ts';
import { breakSeal, isSealed, seal } from '../../../src/adapters/history/seal.ts';
import type { History } from '../../../src/ports/history.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { fork, operation } from './examples.ts';
import { thrownProblem } from './thrown-problem.ts';

const folder = temporaryFolder('seal');
let files = 0;

/** A history that holds much, closed in order. */
function closedHistory(): string {
  const file = join(folder, `case-${++files}`, 'h.db');
  const history = openHistory(file);
  history.beginSync(fork, operation('s1'), 'x'.repeat(50_000));
  history.close();
  return file;
}

function open(file: string): { history: History; warnings: string[] } {
  const warnings: string[] = [];
  const history = openHistory(file, { onWarning: (text) => warnings.push(text) });
  onTestFinished(() => history.close());
  return { history, warnings };
}

/** Overwrites the pages of the long text, which no opening reads by itself. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  const from = Math.ceil(bytes.indexOf('x'.repeat(4000)) / 4096) * 4096;
  bytes.fill(0xff, from, from + 2 * 4096);
  writeFileSync(file, bytes);
}

/** Damage as a failing disk makes it: nothing about the file shows that it was written. */
function damageUnseen(file: string): void {
  damage(file);
  breakSeal(file);
  seal(file);
}

describe('a seal', () => {
  it('is set by closing in order, and broken by any write, also one in the same instant', () => {
    const file = closedHistory();
    expect(isSealed(file)).toBe(true);
    writeFileSync(file, readFileSync(file));
    expect(isSealed(file)).toBe(false);
    for (let n = 0; n < 50; n++) {
      seal(file);
      writeFileSync(file, readFileSync(file));
      expect(isSealed(file)).toBe(false);
    }
  });

  it('is not broken by reading, and holds again after writing through the history', () => {
    const file = closedHistory();
    const reading = openHistory(file);
    reading.syncs(fork);
    expect(isSealed(file)).toBe(true);
    reading.setState('s1', { phase: 'done' });
    reading.close();
    expect(isSealed(file)).toBe(true);
  });

  it('is missing where a process ended without closing, or where nobody sealed', () => {
    const file = closedHistory();
    const db = new Database(file);
    db.exec(`UPDATE sync_states SET message = 'from elsewhere'`);
    db.close();
    expect(isSealed(file)).toBe(false);
    rmSync(`${file}.seal`);
    expect(isSealed(file)).toBe(false);
  });
});

describe('damage', () => {
  it('anywhere in the file is found at opening, once something else wrote to it', () => {
    const file = closedHistory();
    damage(file);
    const { history, warnings } = open(file);
    expect(warnings).toEqual([expect.stringContaining('moved to')]);
    expect(history.sync('s1')).toBeNull();
  });

  it('that shows only on use stops every use, and the next opening moves the file aside', () => {
    const file = closedHistory();
    damageUnseen(file);
    const first = open(file);
    expect(first.warnings).toEqual([]);
    const release = first.history.lock(fork);
    const problem = thrownProblem(() => first.history.state('s1'));
    expect(problem).toMatchObject({
      kind: 'state',
      fix: expect.stringContaining('moves it aside'),
    });
    expect(thrownProblem(() => first.history.syncs(fork))).toBe(problem);
    expect(release).not.toThrow();
    first.history.close();

    const second = open(file);
    expect(second.warnings).toEqual([expect.stringContaining('was damaged')]);
    expect(second.history.syncs(fork)).toEqual([]);
    expect(readdirSync(dirname(file)).some((name) => name.includes('.corrupt-'))).toBe(true);
  });

  it('that a seal hides and opening meets is mended in the same opening', () => {
    const file = closedHistory();
    writeFileSync(file, readFileSync(file).fill(0xff, 100, 4096));
    breakSeal(file);
    seal(file);
    const { history, warnings } = open(file);
    expect(warnings).toHaveLength(1);
    expect(history.syncs(fork)).toEqual([]);
  });
});
