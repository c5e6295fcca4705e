import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProcessGroups } from '../../../src/adapters/process/groups.ts';
import type { CommandEnd } from '../../../src/ports/build.ts';
import type { GroupRequest } from '../../../src/ports/process.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { printedPids, isRunning } from './running.ts';

const cwd = temporaryFolder('groups');
const groups = createProcessGroups(0.5);

/** Runs a shell script as the group's leader; what it printed and how it ended. */
async function run(
  script: string,
  change: Partial<GroupRequest> = {},
): Promise<{ end: CommandEnd; output: string }> {
  const chunks: Buffer[] = [];
  const end = await groups.run({
    command: ['sh', '-c', script],
    cwd,
    env: {},
    timeoutSeconds: 30,
    onOutput: async (bytes) => void chunks.push(bytes),
    ...change,
  });
  return { end, output: Buffer.concat(chunks).toString() };
}

describe('a program', () => {
  it('ends with its exit code', async () => {
    expect((await run('exit 0')).end).toEqual({ kind: 'exited', code: 0 });
    expect((await run('exit 3')).end).toEqual({ kind: 'exited', code: 3 });
  });

  it('ends by a signal', async () => {
    expect((await run('kill -ABRT $$')).end).toEqual({ kind: 'signalled', signal: 'SIGABRT' });
  });

  it('that does not exist is an end, not an exception', async () => {
    expect((await run('', { command: ['no-such-program-here'] })).end).toEqual({
      kind: 'not-found',
    });
  });

  it('has both its streams handed out in the order written, to the last byte', async () => {
    const { output } = await run(
      'i=0; while [ $i -lt 500 ]; do echo out $i; echo err $i >&2; i=$((i+1)); done; printf end',
    );
    expect(output).toBe(
      Array.from({ length: 500 }, (_, i) => `out ${i}\nerr ${i}\n`).join('') + 'end',
    );
  });

  it('waits for a slow reader instead of filling memory', async () => {
    let largest = 0;
    let total = 0;
    const onOutput = async (bytes: Buffer): Promise<void> => {
      largest = Math.max(largest, bytes.length);
      total += bytes.length;
      await new Promise((resolve) => setTimeout(resolve, 2));
    };
    await run('head -c 3000000 /dev/zero', { onOutput });
    expect(total).toBe(3_000_000);
    expect(largest).toBeLessThanOrEqual(2 ** 17);
  });

  it('can name its own streams as files', async () => {
    expect((await run('echo one; echo two > /dev/stderr; echo three')).output).toBe(
      'one\ntwo\nthree\n',
    );
  });

  it('runs in the folder, with our environment and more, and without a shell', async () => {
    const env = { OURS_TOO: 'yes' };
    expect(
      (await run('pwd -P; echo $OURS_TOO; test -n "$PATH" && echo path', { env })).output,
    ).toMatch(/\nyes\npath\n$/);
    expect((await run('', { command: ['echo', '$HOME', '*'] })).output).toBe('$HOME *\n');
  });

  it('reads its input, or finds it empty', async () => {
    expect((await run('cat', { input: 'a line\n' })).output).toBe('a line\n');
    expect((await run('cat')).output).toBe('');
    expect((await run('exit 0', { input: 'x'.repeat(1_000_000) })).end).toEqual({
      kind: 'exited',
      code: 0,
    });
  });

  it('leaves no temporary files', async () => {
    const before = process.env['TMPDIR'];
    const own = mkdtempSync(join(tmpdir(), 'trust-upstream-own-'));
    process.env['TMPDIR'] = own;
    try {
      await run('true');
      expect(readdirSync(own)).toEqual([]);
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
  });
});

describe('a request that cannot be met', () => {
  it('names a missing folder', async () => {
    await expect(run('true', { cwd: join(cwd, 'gone') })).rejects.toMatchObject({
      kind: 'missing-path',
    });
  });

  it.each([[[]], [['']], [[tmpdir()]], [['echo', 'nul\0byte']]])(
    'refuses to run %j',
    async (command) => {
      await expect(run('', { command })).rejects.toMatchObject({ kind: 'config' });
    },
  );

  it('reports what the reader of its output threw, and ends the program', async () => {
    const { pids, read } = printedPids();
    const onOutput = async (bytes: Buffer): Promise<void> => {
      read(bytes);
      throw new Error('disk full');
    };
    await expect(run('echo $$; sleep 60', { onOutput })).rejects.toThrow('disk full');
    expect(pids().map(isRunning)).toEqual([false]);
  });
});

describe('the group', () => {
  // A leader, its child and its grandchild, each saying its number; the grandchild ignores SIGTERM.
  const family = `echo $$; sh -c 'echo $$; sh -c "trap : TERM; echo \\$\\$; while :; do sleep 0.1; done" & wait' & wait`;

  it('is ended to the last grandchild when time is up', async () => {
    const { pids, read } = printedPids();
    const started = performance.now();
    const { end } = await run(family, {
      timeoutSeconds: 1,
      onOutput: async (bytes) => read(bytes),
    });
    expect(end).toEqual({ kind: 'timed-out' });
    expect(pids()).toHaveLength(3);
    expect(pids().map(isRunning)).toEqual([false, false, false]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('has time to clean up before it is killed', async () => {
    const { end, output } = await run(
      `trap 'echo cleaned; exit 0' TERM; while :; do sleep 0.05; done`,
      { timeoutSeconds: 0.3 },
    );
    expect(output).toContain('cleaned\n');
    expect(end).toEqual({ kind: 'timed-out' });
  });

  it('does not outlive its leader', async () => {
    const { pids, read } = printedPids();
    const { end } = await run('sleep 60 & echo $!; exit 5', {
      onOutput: async (bytes) => read(bytes),
    });
    expect(end).toEqual({ kind: 'exited', code: 5 });
    expect(pids().map(isRunning)).toEqual([false]);
  });

  it('is not waited for by what left it, even if that keeps the output open', async () => {
    const started = performance.now();
    const { end, output } = await run('setsid sleep 20 & echo done');
    expect(end).toEqual({ kind: 'exited', code: 0 });
    expect(output).toBe('done\n');
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
