/** The one place where ports get their implementations. */
import { join, resolve } from 'node:path';
import { gitOpener } from '../../adapters/git/opener.ts';
import { emptyHistory, hasHistory, openHistory } from '../../adapters/history/history.ts';
import { combineNotifiers } from '../../adapters/notify/combine.ts';
import { commandNotifier } from '../../adapters/notify/command.ts';
import { stderrNotifier } from '../../adapters/notify/stderr.ts';
import { systemClock } from '../../adapters/process/clock.ts';
import { files } from '../../adapters/process/files.ts';
import { createProcessGroups } from '../../adapters/process/groups.ts';
import { endWhenInterrupted } from '../../adapters/process/interruption.ts';
import type { Problem } from '../../base/problem.ts';
import type { ResolvedConfig } from '../../config/resolve.ts';
import type { Config } from '../../config/schema.ts';
import { timeLimit } from '../../engine/merge/limit.ts';
import type { GitReader, GitWriter } from '../../ports/git.ts';
import type { ForkKey, History, LearnedRule, VersionRecord } from '../../ports/history.ts';
import type { Notifier } from '../../ports/notify.ts';
import { impactOf, type Analyst } from '../../analyze/impact.ts';
import { nothingKept, type Comparer, type KeptAnalyses } from '../../analyze/request.ts';
import type { SyncEvent, SyncPorts } from '../../sync/context.ts';
import type { TrialPorts } from '../../sync/dry-run.ts';
import { forkBranch } from '../../sync/fork-branch.ts';
import { leftBehind, type SyncPlace } from '../../sync/sync.ts';
import { createIo, type Io } from '../io.ts';
import { readKnowledge, type Knowledge } from '../knowledge.ts';
import type { CommonOptions } from '../options.ts';
import type { Session } from '../session.ts';
import { comparerFor } from './comparer.ts';
import { openKeptAnalyses } from './kept-analyses.ts';
import { realPath } from './real-path.ts';
import { loadSettings } from './settings.ts';
import { openLocalUpstream, openUpstream } from './upstream.ts';

/** Everything a command works with, opened when first asked for, closed at the end. */
export interface Workbench {
  readonly io: Io;
  readonly json: boolean;
  readonly config: Config;
  readonly resolved: ResolvedConfig;
  readonly files: typeof files;
  readonly clock: typeof systemClock;
  /** A path below the state folder. */
  statePath(...parts: string[]): string;
  history(): History;
  /** To read from: an empty one where there is no database, and none is made. */
  knownHistory(): History;
  /** The recorded base without making a database where there is none. */
  versionRecord(): Promise<VersionRecord | null>;
  /** Where earlier syncs left their branches; nothing is made where there is no database. */
  leftBehind(): Promise<readonly string[]>;
  /** What persons made of the fork's conflicts before; nothing is made where there is no database. */
  lessons(): Promise<readonly LearnedRule[]>;
  knowledge(): Promise<Knowledge>;
  upstream(): Promise<GitReader>;
  fork(): Promise<GitWriter>;
  branch(): Promise<string>;
  forkKey(): Promise<ForkKey>;
  /** Why the configuration could not be used, when the workbench was opened leniently; defaults hold then. */
  readonly problem: Problem | null;
  /** Upstream if it is a folder or mirrored already: no network. */
  localUpstream(): Promise<GitReader | null>;
  analyst(): Promise<Analyst>;
  trialPorts(): Promise<TrialPorts>;
  syncPorts(onEvent: (event: SyncEvent) => void): Promise<SyncPorts>;
  syncPlace(): Promise<SyncPlace>;
  /** The fork with upstream in sight, nothing written; closed with the workbench. */
  sight(): Promise<GitWriter>;
  /** Prints one result: JSON with --json, else the lines. */
  result(value: unknown, lines: readonly string[]): void;
  /** Until the returned function is called, a signal ends the program with these words. */
  endWhenInterrupted(words: (signal: string) => string): () => void;
  close(): Promise<void>;
}

export async function openWorkbench(
  session: Session,
  options: CommonOptions,
  { lenient = false }: { readonly lenient?: boolean } = {},
): Promise<Workbench> {
  const io = createIo(session.streams, session.env, {
    color: options.color,
    quiet: options.quiet === true,
    verbose: options.verbose === true,
  });
  const { resolved, problem } = await loadSettings(session, options, lenient);
  const { config } = resolved;
  const state = realPath(resolve(config.state));
  const forkPath = resolve(config.fork.path);
  const settled = { ...config, state, fork: { ...config.fork, path: forkPath } };
  const closers: (() => void | Promise<void>)[] = [];
  const opened = <T extends { close(): void | Promise<void> }>(thing: T): T => {
    closers.push(() => thing.close());
    return thing;
  };
  const historyFile = join(state, 'sync_history.db');
  const history = once(() =>
    opened(openHistory(historyFile, { onWarning: (text) => io.warn(`warning: ${text}`) })),
  );
  const noHistory = once(() => opened(emptyHistory()));
  const knownHistory = (): History => (hasHistory(historyFile) ? history() : noHistory());
  const fork = once(async () => opened(await gitOpener.open(forkPath)));
  const upstream = once(async () => opened(await openUpstream(config.upstream.url, state, io)));
  const sight = once(async () =>
    opened(await gitOpener.openScratch(forkPath, [(await upstream()).gitDir])),
  );
  const limit = timeLimit(() => performance.now(), config.limits.merge_seconds);
  const knowledge = once(() => readKnowledge(config));
  const branch = once(async () => forkBranch(await fork(), forkPath, config.fork.branch));
  const forkKey = async (): Promise<ForkKey> => ({
    git_dir: (await fork()).gitDir,
    branch: await branch(),
  });
  const lessons = async (): Promise<readonly LearnedRule[]> =>
    knownHistory().learned(await forkKey());
  const kept = once(() => opened(openKeptAnalyses(join(state, 'analysis_cache.db'), io)));
  const analyst = async (keeping: KeptAnalyses = kept()): Promise<Analyst> => {
    const known = await knowledge();
    const comparer = (jobs: number): Comparer => comparerFor(known, jobs);
    return { ...known, comparer, kept: keeping, clock: systemClock, limit };
  };
  const trialPorts = async (keeping: KeptAnalyses): Promise<TrialPorts> => {
    const { parser, hooks, migrations } = await knowledge();
    const impact = await analyst(keeping);
    return {
      parser,
      hooks,
      migrations,
      limit,
      lessons: await lessons(),
      analyze: (question) => impactOf(impact, question),
    };
  };
  return {
    io,
    json: options.json === true,
    config: settled,
    resolved,
    files,
    clock: systemClock,
    statePath: (...parts) => join(state, ...parts),
    history,
    knownHistory,
    versionRecord: async () => knownHistory().versionRecord(await forkKey()),
    leftBehind: async () => leftBehind(knownHistory(), await forkKey()),
    lessons,
    knowledge,
    upstream,
    fork,
    branch,
    forkKey,
    sight,
    analyst,
    async syncPorts(onEvent) {
      // Loaded here: what only a sync needs would double the start-up of every other command.
      const { localBuilder } = await import('../../adapters/build/local.ts');
      const { renderSync } = await import('../render.ts');
      return {
        ...(await trialPorts(kept())),
        opener: gitOpener,
        history: history(),
        files,
        builder: localBuilder(createProcessGroups()),
        clock: systemClock,
        notifier: notifierOf(config, io),
        render: (input) => renderSync(input, { files, fork, config: settled }),
        onEvent,
      };
    },
    problem,
    async localUpstream() {
      const found = await openLocalUpstream(config.upstream.url, state);
      return found === null ? null : opened(found);
    },
    // A dry run leaves nothing behind.
    trialPorts: () => trialPorts(nothingKept),
    async syncPlace() {
      return { forkPath, fork: await fork(), upstream: await upstream(), state };
    },
    result(value, lines) {
      if (options.json === true) io.print(JSON.stringify(value, null, 2));
      else for (const line of lines) io.print(line);
    },
    endWhenInterrupted: (words) => endWhenInterrupted((signal) => io.warn(words(signal))),
    async close() {
      for (const close of closers.toReversed()) await close();
    },
  };
}

function notifierOf(config: Config, io: Io): Notifier {
  return combineNotifiers(
    config.notify.map((one) =>
      one.kind === 'stderr'
        ? stderrNotifier((text) => io.warn(text.replace(/\n$/, '')))
        : commandNotifier(one.command, {
            groups: createProcessGroups(),
            onWarning: (text) => io.warn(`warning: ${text}`),
          }),
    ),
  );
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
