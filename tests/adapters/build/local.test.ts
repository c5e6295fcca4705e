import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localBuilder } from '../../../src/adapters/build/local.ts';
import { createProcessGroups } from '../../../src/adapters/process/groups.ts';
import type { CommandReport, CommandRequest } from '../../../src/ports/build.ts';
import { temporaryFolder } from '../../support/folders.ts';

const folder = temporaryFolder('builder');
const builder = localBuilder(createProcessGroups(0.5));
let logs = 0;

function run(
  command: readonly string[],
  change: Partial<CommandRequest> = {},
): Promise<CommandReport> {
  const logFile = join(folder, 'logs', `run-${++logs}`, 'build.log');
  return builder.run({ command, cwd: folder, env: {}, logFile, timeoutSeconds: 30, ...change });
}

const shell = (script: string): string[] => ['sh', '-c', script];

describe('running a command', () => {
  it('reports how it ended, how long it took, and where its log is', async () => {
    const report = await run(shell('sleep 0.2; exit 4'));
    expect(report).toMatchObject({
      end: { kind: 'exited', code: 4 },
      tests: null,
      diagnostics: [],
    });
    expect(report.seconds).toBeGreaterThan(0.19);
    expect(readFileSync(report.logFile, 'utf8')).toBe('');
  });

  it('logs both streams byte for byte, and shows each line without colour and cut', async () => {
    const shown: string[] = [];
    const script = `printf '\\033[31mred\\033[0m\\n'; echo err >&2; head -c 5000 /dev/zero | tr '\\0' x; printf '\\377'`;
    const report = await run(shell(script), { onLine: (line) => shown.push(line) });
    const log = readFileSync(report.logFile);
    expect(log.subarray(0, 17).toString()).toBe('\u001B[31mred\u001B[0m\nerr\n');
    expect(log.length).toBe(17 + 5001);
    expect(log.at(-1)).toBe(0xff);
    expect(shown).toEqual(['red', 'err', 'x'.repeat(2000)]);
  });

  it('begins its log anew', async () => {
    const logFile = join(folder, 'again.log');
    await run(shell('echo a long first line'), { logFile });
    await run(shell('echo second'), { logFile });
    expect(readFileSync(logFile, 'utf8')).toBe('second\n');
  });

  it('tells a missing program and a timeout as ends', async () => {
    expect((await run(['no-such-program-here'])).end).toEqual({ kind: 'not-found' });
    const report = await run(shell('echo test result: started; sleep 60'), { timeoutSeconds: 0.3 });
    expect(report.end).toEqual({ kind: 'timed-out' });
    expect(readFileSync(report.logFile, 'utf8')).toBe('test result: started\n');
  });

  it('refuses a missing folder, and a log that cannot be written', async () => {
    await expect(run(['true'], { cwd: join(folder, 'gone') })).rejects.toMatchObject({
      kind: 'missing-path',
    });
    writeFileSync(join(folder, 'file'), '');
    const logFile = join(folder, 'file', 'build.log');
    await expect(run(['true'], { logFile })).rejects.toMatchObject({ kind: 'state' });
  });

  it('sums tests and gathers diagnostics while it runs', async () => {
    writeFileSync(
      join(folder, 'output.txt'),
      [
        'error[E0599]: no method named `walk` found for struct `Body`',
        '  --> verify/src/lib.rs:12:9',
        '   |',
        'running 2 tests',
        'test result: \u001B[32mok\u001B[0m. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out',
        'test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out',
      ].join('\n'),
    );
    const report = await run(['cat', 'output.txt']);
    expect(report.tests).toEqual({ passed: 5, failed: 1, ignored: 1 });
    expect(report.diagnostics).toEqual([
      {
        level: 'error',
        code: 'E0599',
        message: 'no method named `walk` found for struct `Body`',
        file: 'verify/src/lib.rs',
        line: 12,
      },
    ]);
  });
});

describe('available', () => {
  it('asks for a program on the path', async () => {
    expect(await builder.available('sh')).toBe(true);
    expect(await builder.available('no-such-program-here')).toBe(false);
  });
});
