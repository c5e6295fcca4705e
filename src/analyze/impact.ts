/** The impact of a release on one fork: its hooks as places, its crates as names, its sync tried in memory. */
import type { IntegrationPoints } from '../engine/intents/points.ts';
import { ACTIONS } from '../engine/intents/actions/index.ts';
import type { Hook } from '../engine/intents/hooks.ts';
import { freeNamesIn, namesIn } from '../engine/syntax/names.ts';
import type { MigrationRule } from '../engine/migrate/rules.ts';
import type { PackingParser, RustParser } from '../engine/syntax/parser.ts';
import type { Clock } from '../ports/clock.ts';
import type { GitReader, ObjectId } from '../ports/git.ts';
import type { ImpactReport } from '../ports/impact.ts';
import type { ImpactQuestion } from '../sync/impact-question.ts';
import { trialOfFork, trialOfHooks } from '../sync/trial.ts';
import { analyze } from './analyze.ts';
import type {
  AnalyzeEvent,
  AnalyzePorts,
  HookSite,
  KeptAnalyses,
  WatchedCrate,
} from './request.ts';

export interface Analyst {
  readonly parser: PackingParser;
  readonly comparer: AnalyzePorts['comparer'];
  readonly kept: KeptAnalyses;
  readonly hooks: readonly Hook[];
  readonly points: IntegrationPoints;
  readonly migrations: readonly MigrationRule[];
  readonly clock: Pick<Clock, 'now'>;
  readonly onEvent?: (event: AnalyzeEvent) => void;
}

export async function impactOf(analyst: Analyst, question: ImpactQuestion): Promise<ImpactReport> {
  const { parser, comparer, kept, hooks, points, migrations, clock, onEvent } = analyst;
  const { upstream, from, to, fork } = question;
  const used = fork === null ? null : await ownNames(fork.git, parser, from.commit, fork.tip);
  const request = {
    from,
    to,
    watched: points.points.map(({ path, risk }) => ({ path, risk })),
    crates: points.dependencies.map((one): WatchedCrate => ({ ...one, used })),
    hooks: hooks.map((hook) => siteOf(parser, hook, hooks)),
    allFiles: question.allFiles ?? false,
    date: clock.now().toISOString().slice(0, 10),
  };
  const trial = () =>
    fork === null
      ? trialOfHooks(upstream, parser, hooks, { from: from.commit, to: to.commit })
      : trialOfFork(fork.git, parser, hooks, {
          ...fork,
          target: to.commit,
          migrations,
          range: { from: from.name, to: to.name },
        });
  return analyze(request, {
    git: upstream,
    parser,
    comparer,
    kept,
    trial,
    ...(onEvent === undefined ? {} : { onEvent }),
  });
}

function siteOf(parser: RustParser, hook: Hook, all: readonly Hook[]): HookSite {
  return {
    id: hook.id,
    path: hook.file,
    locate(tree) {
      const site = { parser, tree, hooks: all.filter((one) => one.file === hook.file) };
      const anchor = ACTIONS[hook.action].anchor(site, hook);
      return anchor.kind === 'place' ? { start: anchor.line, end: anchor.line } : null;
    },
    names: freeNamesIn(parser.parse(hook.code)),
  };
}

/** Every identifier in the files that only the fork has. */
async function ownNames(
  git: GitReader,
  parser: RustParser,
  base: ObjectId,
  tip: ObjectId,
): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const { before, after } of await git.changes(base, tip)) {
    if (before !== null || after?.path.endsWith('.rs') !== true) continue;
    const tree = parser.parse((await git.blob(after.id)).toString('utf8'));
    for (const name of namesIn(tree)) names.add(name);
  }
  return names;
}
