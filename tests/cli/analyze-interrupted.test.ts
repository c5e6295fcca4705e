/** An analysis that is interrupted while threads compare: gone at once, nothing half-written, and the next run goes on. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { demoFork, type DemoFork } from '../support/demo.ts';
import { addManyFiles } from '../support/many-files.ts';

const PROGRAM = join(import.meta.dirname, '../../dist/bin/trust-upstream.js');
const ASKED = ['analyze', '1.95.0', '--from', '1.94.0', '--all-files'];
const FILES = 80;

function started(demo: DemoFork, state: string): { child: ChildProcess; said: () => string } {
  const config = join(demo.folder, 'trust-upstream.toml');
  const args = [PROGRAM, '--config', config, '--state', state, ...ASKED];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let text = '';
  child.stderr.on('data', (chunk: Buffer) => (text += chunk));
  return { child, said: () => text };
}

function reportIn(state: string): unknown {
  return JSON.parse(readFileSync(join(state, 'impact_report.json'), 'utf8'));
}

/** Some files are compared and kept, others are not. */
async function isUnderWay(state: string): Promise<void> {
  while (comparisonsIn(join(state, 'analysis_cache.db')) < 16) await sleep(10);
}

/** 0 also while the file is made or written. */
function comparisonsIn(file: string): number {
  try {
    const cache = new Database(file, { readonly: true, fileMustExist: true });
    try {
      const count = cache.prepare<[], number>('SELECT count(*) FROM entries WHERE kind = 1');
      return count.pluck().get() ?? 0;
    } finally {
      cache.close();
    }
  } catch {
    return 0;
  }
}

it('by SIGINT, SIGTERM and SIGKILL', async () => {
  const demo = await demoFork();
  addManyFiles(demo, FILES, 80);
  const whole = join(demo.folder, 'whole');
  expect((await demo.run('--state', whole, ...ASKED)).exit).toBe(0);

  for (const [signal, exit] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGKILL', null],
  ] as const) {
    const state = join(demo.folder, signal);
    const { child, said } = started(demo, state);
    await isUnderWay(state);
    const asked = performance.now();
    child.kill(signal);
    const [code] = (await once(child, 'close')) as [number | null];
    expect(performance.now() - asked, signal).toBeLessThan(5000);
    expect(code, signal).toBe(exit);
    expect(said()).toBe(
      exit === null
        ? ''
        : `trust-upstream: interrupted: ended by ${signal} before there was a report (run it again: files that were compared are not compared again)\n`,
    );
    expect(existsSync(join(state, 'impact_report.json'))).toBe(false);
    expect(existsSync(join(state, 'sync_history.db'))).toBe(false);
    const next = await demo.run('--state', state, ...ASKED, '--verbose');
    expect(next.exit).toBe(0);
    const before = Number(/(\d+) files compared before/.exec(next.err)?.[1]);
    expect(before).toBeGreaterThanOrEqual(16);
    expect(before).toBeLessThan(FILES);
    expect(reportIn(state)).toEqual(reportIn(whole));
    const cache = new Database(join(state, 'analysis_cache.db'), { readonly: true });
    expect(cache.pragma('integrity_check', { simple: true })).toBe('ok');
    cache.close();
  }
});
