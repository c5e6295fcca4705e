/** What the program says when nobody takes its words, or it stands nowhere. */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const PROGRAM = join(import.meta.dirname, '../../dist/bin/trust-upstream.js');
const FULL = '/dev/full';

it.runIf(existsSync(FULL))('a full disk behind stdout is one line and exit 1', () => {
  const full = openSync(FULL, 'w');
  const asked = [PROGRAM, 'schema', 'impact_report'];
  const ran = spawnSync(process.execPath, asked, { stdio: ['ignore', full, 'pipe'] });
  closeSync(full);
  expect(ran.stderr.toString()).toBe(
    'trust-upstream: cannot write to stdout: ENOSPC: no space left on device (make room there, or send it elsewhere)\n',
  );
  expect(ran.status).toBe(1);
});

it('a reader that stops early is no failure', () => {
  const asked = `"${process.execPath}" "${PROGRAM}" schema impact_report | true; echo "$\{PIPESTATUS[0]}"`;
  const ran = spawnSync('bash', ['-c', asked], { encoding: 'utf8' });
  expect([ran.stdout, ran.stderr]).toEqual(['0\n', '']);
});

it('a working folder that is gone is one line', () => {
  const asked = `cd "$(mktemp -d)" && rmdir "$PWD" && "${process.execPath}" "${PROGRAM}" config show`;
  const ran = spawnSync('bash', ['-c', asked], { encoding: 'utf8' });
  expect([ran.status, ran.stdout]).toEqual([2, '']);
  expect(ran.stderr).toBe(
    'trust-upstream: path not found: the folder this was started in is gone (start it in one that is there)\n',
  );
});
