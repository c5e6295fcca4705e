/** The seed's startup check, as printed there, against our `trust-sync`. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoFork, type DemoFork } from '../support/demo.ts';

const SCRIPT = `
SYNC_STATUS=$(trust-sync status --json)
RELEASES_BEHIND=$(echo "$SYNC_STATUS" | jq '.releases_behind')

if [ "$RELEASES_BEHIND" -gt 1 ]; then
    echo "CRITICAL: tRust is $RELEASES_BEHIND releases behind upstream"
    echo "Run: trust-sync run --to-version <next_version>"
    echo "This MUST be resolved before other work"
    exit 1
elif [ "$RELEASES_BEHIND" -eq 1 ]; then
    echo "WARNING: tRust is 1 release behind upstream"
    echo "Sync should be scheduled soon"
fi
`;

function runScript(
  demo: DemoFork,
  script = SCRIPT,
): { readonly status: number | null; readonly out: string } {
  const bin = join(demo.folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const program = join(import.meta.dirname, '../../dist/bin/trust-sync.js');
  writeFileSync(
    join(bin, 'trust-sync'),
    `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`,
  );
  chmodSync(join(bin, 'trust-sync'), 0o755);
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` };
  const run = spawnSync('bash', ['-c', script], { cwd: demo.fork, env, encoding: 'utf8' });
  return { status: run.status, out: run.stdout };
}

const hasJq = spawnSync('jq', ['--version']).status === 0;

describe.skipIf(!hasJq)("the seed's worker script (skipped without jq)", () => {
  it('stops a worker while too many releases are missing, warns at one, and is silent at none', async () => {
    const demo = await demoFork();
    await demo.run('monitor', '--check-now');
    expect(runScript(demo)).toMatchObject({
      status: 1,
      out: expect.stringContaining('CRITICAL: tRust is 3 releases behind upstream'),
    });
    expect(runScript(demo, 'trust-sync run --to-version 1.92.0 --quiet 2>/dev/null').status).toBe(
      0,
    );
    expect(runScript(demo)).toEqual({
      status: 0,
      out: 'WARNING: tRust is 1 release behind upstream\nSync should be scheduled soon\n',
    });
    expect(await demo.run('worker', 'check')).toMatchObject({
      exit: 0,
      out: expect.stringContaining('WARNING'),
    });
    await demo.run('sync', '--to', '1.93.0');
    expect(runScript(demo)).toEqual({ status: 0, out: '' });
  });

  it('gets an integer also from a broken configuration', async () => {
    const demo = await demoFork();
    await demo.run('monitor', '--check-now');
    demo.configure('branch = "main"', 'branch = ');
    const json = runScript(demo, 'trust-sync status --json 2>/dev/null').out;
    const behind = execFileSync('jq', ['.releases_behind'], { input: json, encoding: 'utf8' });
    expect(behind).toMatch(/^\d+\n$/);
  });
});
