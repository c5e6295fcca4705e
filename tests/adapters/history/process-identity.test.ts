import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isAlive, startOf } from '../../../src/adapters/history/process-identity.ts';

const hasProc = existsSync('/proc/self/stat');

describe('isAlive', () => {
  it('knows this process, with and without its start', () => {
    expect(isAlive(process.pid, startOf(process.pid))).toBe(true);
    expect(isAlive(process.pid, null)).toBe(true);
  });

  it('is false for a process that has ended', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    expect(isAlive(pid, null)).toBe(false);
  });

  it.runIf(hasProc)('is false for a later process with the same number', () => {
    expect(isAlive(process.pid, 'another-boot/1')).toBe(false);
  });

  it.runIf(hasProc)('is false for a dead process that its parent never collects', async () => {
    const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void parent.kill('SIGKILL'));
    const pid = await new Promise<number>((resolve) =>
      parent.stdout.once('data', (text) => resolve(Number(text))),
    );
    while (!/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) await sleep(10);
    expect(isAlive(pid, startOf(pid))).toBe(false);
  });
});

describe.runIf(hasProc)('startOf', () => {
  it('stays the same for one process and differs for a later one', async () => {
    await sleep(30);
    const child = spawn('sleep', ['60']);
    onTestFinished(() => void child.kill('SIGKILL'));
    expect(startOf(process.pid)).toBe(startOf(process.pid));
    expect(startOf(child.pid ?? 0)).not.toBe(startOf(process.pid));
  });

  it('is null for a process that does not exist', () => {
    expect(startOf(2 ** 30)).toBeNull();
  });
});
