/** `sync`: the six stages; and what to do with a sync that stands still. */
import type { Command } from 'commander';
import { Problem } from '../../base/problem.ts';
import { isVersion } from '../../base/version.ts';
import { dryRun } from '../../sync/dry-run.ts';
import type { SyncRequest } from '../../sync/begun.ts';
import { rollbackSync } from '../../sync/rollback.ts';
import { resumeSync, startSync, type StartOutcome } from '../../sync/sync.ts';
import { openWorkbench, type Workbench } from '../compose/workbench.ts';
import { refuseLater } from '../not-yet.ts';
import type { CommonOptions } from '../options.ts';
import type { Session } from '../session.ts';
import { dryRunLines } from '../show/dry-run.ts';
import { syncProgress } from '../show/progress.ts';

interface SyncOptions {
  readonly to?: string;
  readonly dryRun?: true;
  readonly resume?: true;
  readonly rollback?: true;
  readonly skipBuild?: true;
  readonly skipTests?: true;
  readonly safe?: true;
}

export function addSync(program: Command, session: Session): void {
  program
    .command('sync')
    .description('perform an upstream sync')
    .option('--to <version>', 'release to go to')
    .option('--dry-run', 'everything up to the build, in memory; changes nothing')
    .option('--resume', 'go on with the sync that stopped')
    .option('--rollback', 'undo the unfinished sync, else the last finished one')
    .option('--skip-build', 'do not build')
    .option('--skip-tests', 'do not test')
    .option('--priority <level>', 'high: ahead of a scheduled sync (not built yet)')
    .option('--direct', 'skip intermediate releases (not built yet: always direct)')
    .option('--stepwise', 'through every release between (not built yet)')
    .option('--safe', 'with --resume: take the learned resolutions offered, now and from now on')
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<SyncOptions & CommonOptions>();
      refuseLater(options, {
        priority: '--priority',
        direct: '--direct',
        stepwise: '--stepwise',
      });
      checkUsage(options);
      const bench = await openWorkbench(session, options);
      try {
        session.end(await act(bench, options));
      } finally {
        await bench.close();
      }
    });
}

function checkUsage(options: SyncOptions): void {
  const ways = [
    ...(options.to === undefined ? [] : ['--to']),
    ...(options.resume === true ? ['--resume'] : []),
    ...(options.rollback === true ? ['--rollback'] : []),
  ];
  if (ways.length === 0)
    throw new Problem('usage', 'nothing to do', 'pass --to VERSION, --resume or --rollback');
  if (ways.length > 1)
    throw new Problem('usage', `${ways.join(' and ')} exclude each other`, 'pass one of them');
  if (options.safe === true && options.resume !== true)
    throw new Problem('usage', '--safe needs --resume');
  if (options.dryRun === true && options.to === undefined)
    throw new Problem('usage', '--dry-run needs --to VERSION');
  if (options.to !== undefined && !isVersion(options.to)) {
    throw new Problem(
      'unknown-version',
      `"${options.to}" is no version`,
      'write it as X.Y.Z, for example 1.84.0',
    );
  }
}

async function act(bench: Workbench, options: SyncOptions): Promise<number> {
  const { io } = bench;
  if (options.rollback === true) {
    const id = await rollbackSync(
      { history: bench.history(), clock: bench.clock },
      { fork: await bench.fork(), state: bench.statePath() },
      await bench.branch(),
    );
    bench.result({ rolled_back: id }, [`rolled back: sync ${id}`]);
    return 0;
  }
  if (options.dryRun === true && options.to !== undefined)
    return tryOut(bench, await request(bench, options.to, options));
  const ports = await bench.syncPorts(syncProgress(io));
  const place = await bench.syncPlace();
  const outcome =
    options.to === undefined
      ? await resumeSync(ports, place, await bench.branch(), { safe: options.safe === true })
      : await startSync(ports, place, await request(bench, options.to, options));
  return conclude(bench, outcome);
}

async function tryOut(bench: Workbench, wanted: SyncRequest): Promise<number> {
  const ground = {
    fork: await bench.sight(),
    upstream: await bench.upstream(),
    record: await bench.versionRecord(),
    left: await bench.leftBehind(),
  };
  const result = await dryRun(await bench.trialPorts(), ground, wanted, bench.clock.now());
  bench.result(result, dryRunLines(result));
  return result.kind === 'tried' && result.conflicts.length > 0
    ? new Problem('conflicts', '').exit
    : 0;
}

async function request(bench: Workbench, to: string, options: SyncOptions): Promise<SyncRequest> {
  const { config } = bench;
  return {
    to,
    branch: await bench.branch(),
    base: config.fork.base,
    upstream: config.upstream.url,
    build: options.skipBuild === true ? null : config.build,
    test: options.skipTests === true ? null : config.test,
    finalize: config.finalize.mode,
  };
}

function conclude(bench: Workbench, outcome: StartOutcome): number {
  switch (outcome.kind) {
    case 'up-to-date':
      bench.result(outcome, [`already on ${outcome.version}`]);
      return 0;
    case 'finished': {
      const operation = bench.history().sync(outcome.id);
      bench.result({ ...outcome, operation }, [
        `synced: ${operation?.from_version ?? '?'} → ${operation?.to_version ?? '?'} (sync ${outcome.id})`,
        `report: ${operation?.sync_report_path ?? 'none'}`,
      ]);
      return 0;
    }
    case 'stopped': {
      bench.result(outcome, []);
      throw new Problem(outcome.why, outcome.message, outcome.fix);
    }
    default:
      return outcome satisfies never;
  }
}
