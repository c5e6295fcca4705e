/**
 * Figures on real rustc: `TRUST_UPSTREAM_REPO=/path/to/rust npm run bench`. Whole processes, as a user runs them; each
 * line names the command. Absolute times depend on the machine: compare within one run.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realFork } from '../tests/real/fork.ts';

const upstream = process.env['TRUST_UPSTREAM_REPO'];
if (upstream === undefined) {
  process.stderr.write('set TRUST_UPSTREAM_REPO to a clone of rust-lang/rust\n');
  process.exit(2);
}
const program = join(import.meta.dirname, '../dist/bin/trust-upstream.js');
const folder = mkdtempSync(join(tmpdir(), 'trust-upstream-bench-'));

function timed(label: string, command: string, args: readonly string[]): void {
  const begun = performance.now();
  const run = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const last = run.stdout.trim().split('\n').at(-1) ?? '';
  process.stdout.write(
    `${seconds.padStart(6)} s  exit ${run.status ?? '?'}  ${label}  (${last.slice(0, 70)})\n`,
  );
  if (run.status !== 0) process.exitCode = 1;
}

try {
  const fork = realFork(upstream, '1.71.0', join(folder, 'fork'));
  const common = ['--fork', fork.folder, '--upstream', upstream, '--state', join(folder, 'state')];
  const ours = (label: string, ...args: string[]): void =>
    timed(label, process.execPath, [program, ...common, ...args]);
  const quick = ['--skip-build', '--skip-tests'];
  timed('node -e 0', process.execPath, ['-e', '0']);
  ours('monitor --check-now', 'monitor', '--check-now');
  ours('status', 'status');
  ours('analyze 1.73.0 --from 1.72.0', 'analyze', '1.73.0', '--from', '1.72.0');
  ours('sync --to 1.72.0 --dry-run', 'sync', '--to', '1.72.0', '--dry-run');
  ours('sync --to 1.72.0 (git conflicts in passes.rs)', 'sync', '--to', '1.72.0', ...quick);
  ours('sync --to 1.73.0', 'sync', '--to', '1.73.0', ...quick);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
