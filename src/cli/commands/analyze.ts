/** `analyze VERSION`: what that release means for the fork, item by item. */
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { Problem } from '../../base/problem.ts';
import { compareVersions, isVersion } from '../../base/version.ts';
import { impactOf } from '../../analyze/impact.ts';
import { summaryLines } from '../../analyze/summary.ts';
import type { ForkKey } from '../../ports/history.ts';
import type { ImpactReport } from '../../ports/impact.ts';
import { releaseCommit } from '../../sync/begin.ts';
import { resolveBase } from '../../sync/base.ts';
import type { ImpactQuestion } from '../../sync/impact-question.ts';
import { branchRef } from '../../sync/paths.ts';
import { forkSeries } from '../../sync/series.ts';
import { checkTargets } from '../compose/targets.ts';
import { openWorkbench, type Workbench } from '../compose/workbench.ts';
import type { CommonOptions } from '../options.ts';
import type { Session } from '../session.ts';
import { analyzeProgress } from '../show/analyze-progress.ts';
import { painted } from '../show/tone.ts';

interface AnalyzeOptions extends CommonOptions {
  readonly from?: string;
  readonly out?: string;
  readonly html?: string;
  readonly markdown?: string;
  readonly allFiles?: boolean;
}

export function addAnalyze(program: Command, session: Session): void {
  program
    .command('analyze')
    .description('analyze the impact of upgrading to a version')
    .argument('<version>', 'release to go to')
    .option('--from <version>', "release to come from (default: the fork's base)")
    .option('--out <dir>', 'folder for impact_report.json (default: the state folder)')
    .option('--html <file>', 'also as one self-contained page')
    .option('--markdown <file>', 'also as a comment for a review')
    .option('--all-files', 'every changed file of the compiler, not only the integration points')
    .action(async (version: string, _options, command: Command) => {
      const options = command.optsWithGlobals<AnalyzeOptions>();
      const bench = await openWorkbench(session, options);
      const settled = bench.endWhenInterrupted(interrupted);
      try {
        checkTargets(options, reportPath(bench, options.out));
        const question = await ask(bench, version, options);
        const { allFiles = false } = options;
        const analyst = { ...(await bench.analyst()), onEvent: analyzeProgress(bench.io) };
        const report = await impactOf(analyst, { ...question, allFiles });
        const fork = question.fork === null ? undefined : await bench.forkKey();
        const path = reportPath(bench, options.out);
        await keep(bench, report, path, fork);
        // Drawing libraries are loaded when something is drawn: they take longer than a small analysis.
        if (options.html !== undefined) {
          const { renderImpactHtml } = await import('../../report/html/impact/page.ts');
          await bench.files.write(resolve(options.html), renderImpactHtml(report));
        }
        if (options.markdown !== undefined) {
          const { renderImpactMarkdown } = await import('../../report/markdown/impact.ts');
          await bench.files.write(resolve(options.markdown), renderImpactMarkdown(report));
        }
        bench.result(
          report,
          summaryLines(report).map(({ text, tone }) => painted(bench.io, text, tone)),
        );
        bench.io.say(`written: ${path}`);
      } finally {
        await bench.close();
        settled();
      }
    });
}

function interrupted(signal: string): string {
  return `trust-upstream: interrupted: ended by ${signal} before there was a report (run it again: files that were compared are not compared again)`;
}

/** The fork's own patches are tried when the analysis starts from the release they stand on. */
async function ask(
  bench: Workbench,
  version: string,
  options: AnalyzeOptions,
): Promise<ImpactQuestion> {
  const { from = null } = options;
  const upstream = await bench.upstream();
  const to = { name: version, commit: await releaseCommit(upstream, version) };
  const given = from === null ? null : { name: from, commit: await releaseCommit(upstream, from) };
  if (given !== null && compareVersions(given.name, to.name) > 0) {
    throw new Problem('usage', `--from ${given.name} is newer than ${to.name}`, 'swap them');
  }
  const fork = await standing(bench, to.commit).catch((error: unknown) => {
    if (given === null || !(error instanceof Problem) || error.kind === 'state') throw error;
    // A fork that was asked for by name is not left out in silence.
    if (error.kind === 'not-a-repository') {
      if (options.fork !== undefined) throw error;
    } else bench.io.say(`the fork is left out: ${error.message}`);
    return null;
  });
  const start = given ?? fork?.base ?? null;
  if (start === null)
    throw new Problem('no-base', 'nothing says which release to come from', 'pass --from VERSION');
  if (given === null && isVersion(start.name) && compareVersions(start.name, to.name) > 0) {
    throw new Problem(
      'usage',
      `the fork stands on ${start.name}, newer than ${to.name}`,
      'name a newer release, or pass --from VERSION',
    );
  }
  const same = fork !== null && fork.base.commit === start.commit;
  return { upstream, from: start, to, fork: same ? fork : null };
}

async function standing(
  bench: Workbench,
  target: string,
): Promise<NonNullable<ImpactQuestion['fork']> & { base: { name: string; commit: string } }> {
  const git = await bench.sight();
  const branch = await bench.branch();
  const tip = await git.commitId(branchRef(branch));
  // Throws, naming both, where the branch is there and its commit is not.
  if (tip === null) await git.ref(branchRef(branch));
  if (tip === null)
    throw new Problem(
      'config',
      `the fork has no branch ${branch}`,
      'set fork.branch in trust-upstream.toml',
    );
  const record = await bench.versionRecord();
  const configured = bench.config.fork.base;
  const base = await resolveBase({
    fork: git,
    upstream: await bench.upstream(),
    branch,
    tip,
    record,
    configured,
    target,
  });
  const { patches } = await forkSeries(git, base.commit, tip, record);
  const lessons = await bench.lessons();
  return { git, patches, lessons, tip, base: { name: base.version, commit: base.commit } };
}

function reportPath(bench: Workbench, out: string | undefined): string {
  const name = 'impact_report.json';
  return out === undefined ? bench.statePath(name) : join(resolve(out), name);
}

async function keep(
  bench: Workbench,
  report: ImpactReport,
  path: string,
  fork: ForkKey | undefined,
): Promise<void> {
  // Opened first: where nothing can be remembered no report is left either.
  const history = bench.history();
  await bench.files.write(path, `${JSON.stringify(report, null, 2)}\n`);
  history.saveImpact(report, fork);
}
