/** The impact of a release on one fork: its hooks as places, its crates as names, its sync tried in memory. */
import type { IntegrationPoints } from '../engine/intents/points.ts';
import { ACTIONS } from '../engine/intents/actions/index.ts';
import type { Hook } from '../engine/intents/hooks.ts';
import { freeNamesIn } from '../engine/syntax/names.ts';
import type { TimeLimit } from '../engine/merge/limit.ts';
import type { MigrationRule } from '../engine/migrate/rules.ts';
import type { PackingParser, RustParser } from '../engine/syntax/parser.ts';
import type { Clock } from '../ports/clock.ts';
import type { ImpactReport } from '../ports/impact.ts';
import type { ImpactQuestion } from '../sync/impact-question.ts';
import { trialOfFork, trialOfHooks } from '../sync/trial.ts';
import { analyze } from './analyze.ts';
import { cratesOf } from './changed-files.ts';
import { diffChanged } from './compare-files.ts';
import { dependenciesOf } from './dependencies/dependencies.ts';
import { keptReport } from './kept-report.ts';
import { watchedCrates } from './watched-crates.ts';
import type { AnalyzeEvent, AnalyzePorts, Comparer, HookSite, KeptAnalyses } from './request.ts';

export interface Analyst {
  readonly parser: PackingParser;
  readonly comparer: AnalyzePorts['comparer'];
  readonly kept: KeptAnalyses;
  readonly hooks: readonly Hook[];
  readonly points: IntegrationPoints;
  readonly migrations: readonly MigrationRule[];
  /** For the merge of one file. */
  readonly limit: TimeLimit;
  readonly clock: Pick<Clock, 'now'>;
  readonly onEvent?: (event: AnalyzeEvent) => void;
}

const UNREAD =
  "the fork's own code was not read (there is no fork, or it does not stand on the release analyzed from): what is said of the fork holds for its declared hooks and dependencies";

/** Throws Problem `missing-path` for an integration point that exists at neither version. */
export async function impactOf(analyst: Analyst, question: ImpactQuestion): Promise<ImpactReport> {
  const { kept, hooks, points, migrations, clock } = analyst;
  const { from, to, fork, allFiles = false } = question;
  const date = clock.now().toISOString().slice(0, 10);
  const standing =
    fork === null
      ? null
      : {
          tip: fork.tip,
          patches: fork.patches.map(({ before, commit }) => [before, commit.id]),
          lessons: fork.lessons,
        };
  const asked = { from, to, allFiles, standing, points, hooks, migrations };
  return keptReport(
    kept,
    asked,
    date,
    () => answer(analyst, question, date),
    () => analyst.onEvent?.({ kind: 'known' }),
  );
}

async function answer(
  analyst: Analyst,
  question: ImpactQuestion,
  date: string,
): Promise<ImpactReport> {
  if (question.allFiles !== true) return answerWith(analyst, question, date);
  // Many files are sure to come: threads start while the first questions are asked.
  const ahead = analyst.comparer(Infinity);
  const lent: Comparer = { compare: (job) => ahead.compare(job), close: () => Promise.resolve() };
  try {
    return await answerWith({ ...analyst, comparer: () => lent }, question, date);
  } finally {
    await ahead.close();
  }
}

async function answerWith(
  analyst: Analyst,
  question: ImpactQuestion,
  date: string,
): Promise<ImpactReport> {
  const { parser, comparer, kept, hooks, points, migrations, limit, onEvent } = analyst;
  const { upstream, from, to, fork } = question;
  const asked = {
    from,
    to,
    watched: points.points.map(({ path, risk }) => ({ path, risk })),
    hooks: hooks.map((hook) => siteOf(parser, hook, hooks)),
    forkRead: fork !== null,
    allFiles: question.allFiles ?? false,
    date,
  };
  const trial = () =>
    fork === null
      ? trialOfHooks(upstream, parser, hooks, { from: from.commit, to: to.commit }, limit)
      : trialOfFork(fork.git, parser, hooks, {
          ...fork,
          limit,
          target: to.commit,
          migrations,
          range: { from: from.name, to: to.name },
        });
  const ports = {
    git: upstream,
    parser,
    comparer,
    kept,
    trial,
    ...(onEvent === undefined ? {} : { onEvent }),
  };
  // Where all of the compiler is compared, what the fork builds on in it decides of no file whether it is.
  const all = asked.allFiles ? diffChanged({ ...asked, crates: [] }, ports) : null;
  all?.catch(() => undefined);
  const kin = await dependenciesOf({
    upstream,
    parser,
    declared: points.dependencies,
    hooks,
    from: from.commit,
    to: to.commit,
    fork: fork === null ? null : { git: fork.git, base: from.commit, tip: fork.tip },
  });
  const crates = watchedCrates(kin);
  const changed = all?.then((diffs) =>
    diffs.map((diff) => ({
      ...diff,
      file: { ...diff.file, crates: cratesOf(diff.file, crates) },
    })),
  );
  const report = await analyze({ ...asked, crates }, ports, changed);
  const notes = fork === null ? [UNREAD, ...report.notes] : report.notes;
  return { ...report, notes, dependencies: kin.report };
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
