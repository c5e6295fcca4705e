import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isRunning, printedPids } from './running.ts';

/** Leader and grandchild print their numbers; the grandchild ignores SIGTERM. */
const FAMILY = `echo $$; sh -c 'trap : TERM; echo $$; while :; do sleep 0.1; done' & wait`;

/** Our own program running a group; waits until both members have said their number. */
async function runner(
  mode: string,
): Promise<{ child: ChildProcess; output: () => string; pids: () => number[] }> {
  const script = fileURLToPath(new URL('./interrupted-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, mode, FAMILY], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const { pids, read } = printedPids();
  let text = '';
  child.stdout.on('data', (bytes: Buffer) => {
    read(bytes);
    text += bytes.toString();
  });
  while (pids().length < 2) await sleep(20);
  return { child, output: () => text, pids };
}

describe('a signal to our own process', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '(%s) ends the group, then us',
    async (signal) => {
      const { child, pids } = await runner('plain');
      child.kill(signal);
      const [code, endedBy]: unknown[] = await once(child, 'exit');
      expect({ code, endedBy }).toEqual({ code: null, endedBy: signal });
      expect(pids().map(isRunning)).toEqual([false, false]);
    },
  );

  it('leaves our end to whoever else listens, who sees how the group ended', async () => {
    const { child, output, pids } = await runner('listening');
    child.kill('SIGINT');
    const [code]: unknown[] = await once(child, 'close');
    expect(code).toBe(0);
    expect(output()).toContain('heard\n');
    expect(output()).toContain('{"kind":"signalled","signal":"SIGTERM"}');
    expect(pids().map(isRunning)).toEqual([false, false]);
  });
});

describe('our own exit', () => {
  it('kills the group', async () => {
    const { child, pids } = await runner('exiting');
    const [code]: unknown[] = await once(child, 'exit');
    expect(code).toBe(9);
    while (pids().some(isRunning)) await sleep(20);
  });
});
