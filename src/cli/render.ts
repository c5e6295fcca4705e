/** Reports out of the history: records and texts gathered here, drawn by the report layer. */
import type { GitReader } from '../ports/git.ts';
import { textAt } from '../ports/git-text.ts';
import { impactReportSchema } from '../ports/impact.ts';
import { renderSyncHtml } from '../report/html/sync/page.ts';
import { renderSyncJson } from '../report/json.ts';
import { renderSyncMarkdown } from '../report/markdown/sync.ts';
import type { FileSides, SyncReport } from '../report/model.ts';
import { buildSyncReport } from '../report/sync-report.ts';
import type { BegunSync } from '../sync/begun.ts';
import type { RenderedReport, ReportInput } from '../sync/context.ts';
import { syncPaths } from '../sync/paths.ts';
import { stored } from '../sync/stored.ts';
import type { Config } from '../config/schema.ts';
import type { Files } from '../ports/files.ts';
import type { History } from '../ports/history.ts';

export type ReportFormat = 'html' | 'json' | 'markdown';

const DRAW: { readonly [F in ReportFormat]: (report: SyncReport) => string } = {
  html: renderSyncHtml,
  json: renderSyncJson,
  markdown: renderSyncMarkdown,
};

const TAIL_LINES = 60;

interface Sources {
  readonly files: Files;
  readonly fork: () => Promise<GitReader>;
  readonly config: Config;
}

/** What a sync writes beside its other files. */
export async function renderSync(input: ReportInput, sources: Sources): Promise<RenderedReport> {
  const report = await assemble(input, sources);
  return { html: DRAW.html(report), json: DRAW.json(report) };
}

/** A report of any sync in the history. */
export async function renderStored(
  bench: Sources & { readonly knownHistory: () => History },
  id: string,
  format: ReportFormat,
): Promise<string> {
  const history = bench.knownHistory();
  const operation = history.sync(id);
  const state = history.state(id);
  if (operation === null || state === null) throw new Error(`sync ${id} is not in the history`);
  const impact = await bench.files.read(syncPaths(bench.config.state, id).impact);
  const input = {
    operation,
    state,
    steps: history.steps(id),
    resolutions: history.resolutions(id),
    merges: history.merges(id),
    impact: impact === null ? null : impactReportSchema.parse(JSON.parse(impact)),
  };
  return DRAW[format](await assemble(input, bench));
}

async function assemble(input: ReportInput, { files, fork, config }: Sources): Promise<SyncReport> {
  const paths = syncPaths(config.state, input.operation.id);
  const tail = async (path: string): Promise<string | null> => {
    const text = await files.read(path).catch(() => null);
    return text === null ? null : text.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
  };
  return buildSyncReport({
    ...input,
    artifacts: {
      files: await decidedFiles(await fork(), input),
      reach: {
        options: [
          '--fork',
          config.fork.path,
          '--upstream',
          config.upstream.url,
          '--state',
          config.state,
        ],
        worktree: (await files.exists(paths.worktree)) ? paths.worktree : null,
      },
      buildLogTail: await tail(paths.buildLog),
      testLogTail: await tail(paths.testLog),
    },
  });
}

/** The sides of every file in which something was decided. */
async function decidedFiles(
  git: GitReader,
  { state, steps, resolutions }: ReportInput,
): Promise<FileSides[]> {
  const begun = stored<BegunSync>(state.request);
  const replayed = steps.find((step) => step.stage === 'rebase' && step.step === 'replay');
  const tip = stored<{ tip?: string } | null | undefined>(replayed?.output)?.tip ?? null;
  const sides: FileSides[] = [];
  for (const path of new Set(resolutions.map((one) => one.file_path))) {
    const [base, ours, theirs, result] = await Promise.all(
      [begun.base.commit, begun.tip, begun.target, tip].map(async (commit) =>
        commit === null ? null : textAt(git, commit, path),
      ),
    );
    sides.push({
      path,
      base: base ?? null,
      ours: ours ?? null,
      theirs: theirs ?? null,
      result: result ?? null,
    });
  }
  return sides;
}
