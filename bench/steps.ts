/**
 * The 28 consecutive release steps on real rustc, or any two releases of them: `TRUST_UPSTREAM_REPO=/path/to/rust npm run bench:steps [FROM-TO...]`.
 * A line for each; fails when a report's `git_conflicts` are not what `git rebase` leaves, or its `auto_mergeable` not
 * what the sync does.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differences, prepareWalk, tryStep } from '../tests/real/steps.ts';
import { pairFrom, STEPS } from './hooks/releases.ts';

const upstream = process.env['TRUST_UPSTREAM_REPO'];
if (upstream === undefined) {
  process.stderr.write('set TRUST_UPSTREAM_REPO to a clone of rust-lang/rust\n');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'trust-upstream-steps-'));
const asked = process.argv.slice(2);
const steps = asked.length === 0 ? STEPS : asked.map(pairFrom).filter((pair) => pair !== null);
let failed = 0;

try {
  const walk = prepareWalk(upstream, folder);
  for (const step of steps) {
    const begun = performance.now();
    const outcome = await tryStep(walk, step);
    const wrong = differences(outcome);
    if (wrong.length > 0) failed += 1;
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const git = outcome.rebase.join(', ') || 'clean';
    const verdict = wrong.length === 0 ? 'ok  ' : 'FAIL';
    const said = wrong.map((one) => `  (${one})`).join('');
    process.stdout.write(
      `${verdict} ${step.from} → ${step.to}  git: ${git}; sync: exit ${outcome.sync}  ${seconds} s${said}\n`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`${steps.length - failed} of ${steps.length} steps agree\n`);
if (failed > 0 || steps.length === 0) process.exitCode = 1;
