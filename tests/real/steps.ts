/** Steps from one real release to the next: what git does, what the report says, what the sync does. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Pair } from '../../bench/hooks/releases.ts';
import { type ImpactReport, impactReportSchema } from '../../src/ports/impact.ts';
import { git } from '../adapters/git/repository.ts';
import { cli } from '../support/cli.ts';
import { rebaseOnto } from '../support/rebase.ts';
import { POINTS } from '../support/hooks.ts';
import { rustParser } from '../support/rust-parser.ts';
import { commitHooks, sparseCheckout } from './hooked-checkout.ts';

/** The hooked files alone: folders and crates decide nothing here. */
const HOOKED_FILES = POINTS.slice(0, POINTS.indexOf('[[dependency]]'));

export interface StepOutcome {
  /** What `git rebase` of the hooks as one commit leaves. */
  readonly rebase: readonly string[];
  /** `analyze` without a fork: the declared hooks. */
  readonly ofHooks: ImpactReport;
  /** `analyze` of the fork that holds that commit. */
  readonly ofFork: ImpactReport;
  /** Exit code of the fork's `sync`. */
  readonly sync: number;
}

export interface Walk {
  readonly upstream: string;
  readonly folder: string;
  readonly checkout: string;
}

export function prepareWalk(upstream: string, folder: string): Walk {
  return { upstream, folder, checkout: sparseCheckout(upstream, join(folder, 'checkout')) };
}

export async function tryStep(walk: Walk, { from, to }: Pair): Promise<StepOutcome> {
  const { upstream, checkout } = walk;
  const folder = join(walk.folder, `${from}-${to}`);
  mkdirSync(folder);
  const hooked = commitHooks(checkout, await rustParser(), from);
  const fork = join(folder, 'fork.git');
  git('.', ['clone', '--quiet', '--shared', '--bare', upstream, fork]);
  git(fork, ['fetch', '--quiet', checkout, `+${hooked}:refs/heads/fork`]);
  const config = join(folder, 'trust-upstream.toml');
  writeFileSync(
    config,
    '[fork]\nbranch = "fork"\n[data]\nintegration_points = "integration_points.toml"\n',
  );
  writeFileSync(join(folder, 'integration_points.toml'), HOOKED_FILES);
  const places = ['--config', config, '--upstream', upstream, '--state', join(folder, 'state')];
  const run = (at: string, ...args: string[]) => cli('--fork', at, ...places, ...args);
  const report = async (at: string): Promise<ImpactReport> => {
    const ran = await run(at, 'analyze', to, '--from', from, '--json');
    if (ran.exit !== 0) throw new Error(ran.err);
    return impactReportSchema.parse(JSON.parse(ran.out));
  };
  const ofHooks = await report(upstream);
  const ofFork = await report(fork);
  const left = rebaseOnto(checkout, `refs/tags/${from}`, `refs/tags/${to}`);
  const rebase = left.flatMap(({ path, openings }) =>
    openings.map((line) => `${basename(path)} line ${line}`),
  );
  const { exit, err } = await run(fork, 'sync', '--to', to, '--skip-build', '--skip-tests');
  if (exit !== 0 && exit !== 3) throw new Error(err);
  rmSync(folder, { recursive: true });
  return { rebase, ofHooks, ofFork, sync: exit };
}

/** Where the report and what really happened differ; nothing when all is well. */
export function differences({ rebase, ofHooks, ofFork, sync }: StepOutcome): string[] {
  const wrong: string[] = [];
  for (const [name, report] of Object.entries({ ofHooks, ofFork })) {
    if (report.git_conflicts.join() !== rebase.join())
      wrong.push(`${name}: git_conflicts ${report.git_conflicts.join(', ') || 'none'}`);
    if (report === ofFork && !report.notes.some((note) => note.includes('1 patch in memory')))
      wrong.push(`${name}: the fork’s patch was not tried`);
    if (report.auto_mergeable !== (sync === 0))
      wrong.push(`${name}: auto_mergeable ${report.auto_mergeable}, sync exit ${sync}`);
  }
  return wrong;
}
