import Database from 'better-sqlite3';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHistory } from '../../../src/adapters/history/history.ts';
import type { History } from '../../../src/ports/history.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { fork, otherFork } from './examples.ts';
import { thrownProblem } from './thrown-problem.ts';

const folder = temporaryFolder('locks');
let files = 0;
const newFile = (): string => join(folder, `${++files}.db`);

function open(file: string): History {
  const history = openHistory(file);
  onTestFinished(() => history.close());
  return history;
}

/** A process that tries to take the lock, and the first line it says about that. */
async function competitor(file: string): Promise<{ child: ChildProcess; said: string }> {
  const script = fileURLToPath(new URL('./holding-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said]: unknown[] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
}

describe('the lock of a fork', () => {
  it('keeps a second holder out until released', () => {
    const history = open(newFile());
    const release = history.lock(fork);
    expect(thrownProblem(() => history.lock(fork)).kind).toBe('locked');
    release();
    release();
    expect(history.lock(fork)).toBeTypeOf('function');
  });

  it('does not concern another branch', () => {
    const history = open(newFile());
    history.lock(fork);
    expect(() => history.lock(otherFork)).not.toThrow();
  });

  it('is free after close, and releasing it then is harmless', () => {
    const file = newFile();
    const first = openHistory(file);
    const release = first.lock(fork);
    first.close();
    expect(release).not.toThrow();
    expect(() => open(file).lock(fork)).not.toThrow();
  });

  it('released late does not free its next holder', () => {
    const history = open(newFile());
    const release = history.lock(fork);
    release();
    history.lock(fork);
    release();
    expect(thrownProblem(() => history.lock(fork)).kind).toBe('locked');
  });
});

describe('the lock between processes', () => {
  it('names the holder, and is taken over once it was killed', async () => {
    const file = newFile();
    const { child, said } = await competitor(file);
    expect(said).toBe('held');
    const history = open(file);
    expect(() => history.lock(fork)).toThrow(
      new RegExp(`process ${child.pid} holds main of .* since 20\\d\\d-.*Z`),
    );

    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(history.lock(fork)).toBeTypeOf('function');
  });

  it('goes to exactly one of several that want it at once', async () => {
    const file = newFile();
    const all = await Promise.all(Array.from({ length: 4 }, () => competitor(file)));
    const said = all.map((one) => one.said.replace(/ .*/, ''));
    expect(said.sort()).toEqual(['held', 'locked:', 'locked:', 'locked:']);
  });

  it('goes to exactly one of several that find a dead holder', async () => {
    const file = newFile();
    const first = await competitor(file);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const all = await Promise.all(Array.from({ length: 4 }, () => competitor(file)));
    expect(all.filter((one) => one.said === 'held')).toHaveLength(1);
  });

  it('is not held by a process that only has the number of a dead one', () => {
    const file = newFile();
    const history = open(file);
    history.lock(fork);
    const db = new Database(file);
    db.prepare('UPDATE locks SET process_start = ?').run('another-boot/1');
    db.close();
    expect(() => history.lock(fork)).not.toThrow();
  });
});
