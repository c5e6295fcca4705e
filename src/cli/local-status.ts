/** The status report from what this machine knows: history, refs and the fork's own tags; no network. */
import { Problem } from '../base/problem.ts';
import type { StatusReport } from '../status/report.ts';
import { statusReport, type StatusQuestion } from '../status/status.ts';
import { branchRef } from '../sync/paths.ts';
import { resolveBase } from '../sync/base.ts';
import type { Workbench } from './compose/workbench.ts';

export async function localStatus(bench: Workbench): Promise<StatusReport> {
  const history = bench.knownHistory();
  const base =
    bench.problem === null
      ? await knownBase(bench)
      : { version: null, reason: bench.problem.message };
  const syncs = base.key === undefined ? [] : history.syncs(base.key);
  const newest = syncs[0];
  return statusReport({
    now: bench.clock.now(),
    base,
    releases: history.releases(),
    lastCheck: history.lastCheck(),
    syncs,
    state: newest === undefined ? null : history.state(newest.id),
    allowed: bench.config.thresholds.releases_behind,
  });
}

type Known = StatusQuestion['base'] & {
  readonly key?: { readonly git_dir: string; readonly branch: string };
};

async function knownBase(bench: Workbench): Promise<Known> {
  try {
    const fork = await bench.fork();
    const key = await bench.forkKey();
    const tip = await fork.commitId(branchRef(key.branch));
    const record = bench.knownHistory().versionRecord(key);
    if (record !== null) return { version: record.version, released: true, key };
    if (tip === null) return { version: null, reason: `the fork has no branch ${key.branch}`, key };
    const upstream = await bench.localUpstream();
    const configured = bench.config.fork.base;
    if (configured !== null) return { version: configured, released: true, key };
    const found = await resolveBase({
      fork,
      upstream: upstream ?? fork,
      branch: key.branch,
      tip,
      record,
      configured,
      target: null,
    });
    return { version: found.version, released: found.released, key };
  } catch (error) {
    if (error instanceof Problem) return { version: null, reason: error.message };
    throw error;
  }
}
