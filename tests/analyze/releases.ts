import { join } from 'node:path';
import { analyze } from '../../src/analyze/analyze.ts';
import { compare } from '../../src/analyze/compare.ts';
import type { KeptAnalyses } from '../../src/analyze/request.ts';
import { nothingKept } from '../../src/analyze/request.ts';
import type {
  AnalyzeEvent,
  AnalyzeRequest,
  HookSite,
  WatchedCrate,
} from '../../src/analyze/request.ts';
import type { Trial } from '../../src/sync/trial.ts';
import type { AffectedFile, ImpactItem, ImpactReport } from '../../src/ports/impact.ts';
import { impactReportSchema } from '../../src/ports/impact.ts';
import { commit, makeRepository, opened, type Content } from '../adapters/git/repository.ts';
import { rmSync } from 'node:fs';
import { temporaryFolder } from '../support/folders.ts';
import { rustParser } from '../support/rust-parser.ts';

type Files = Readonly<Record<string, Content>>;

export interface Asked extends Partial<
  Pick<AnalyzeRequest, 'watched' | 'crates' | 'hooks' | 'forkRead' | 'allFiles'>
> {
  readonly trial?: Partial<Trial>;
  readonly kept?: KeptAnalyses;
  readonly onEvent?: (event: AnalyzeEvent) => void;
}

export const PASSES = 'compiler/rustc_interface/src/passes.rs';

/** The report on two releases that hold these files, in a repository of their own. */
export async function reportOn(
  before: Files,
  after: Files,
  asked: Asked = {},
): Promise<ImpactReport> {
  const folder = makeRepository(join(temporaryFolder('releases'), 'upstream'));
  const from = commit(folder, { ...before, 'README.md': 'upstream\n' });
  for (const path of Object.keys(before)) rmSync(join(folder, path));
  const to = commit(folder, after);
  const trial: Trial = {
    conflicts_expected: [],
    git_conflicts: [],
    auto_mergeable: true,
    notes: [],
    adapted: new Map(),
    unresolved: new Set(),
    untried: new Map(),
    ...asked.trial,
  };
  const parser = await rustParser();
  const report = await analyze(
    {
      from: { name: '1.0.0', commit: from },
      to: { name: '1.1.0', commit: to },
      watched: asked.watched ?? [{ path: PASSES, risk: 'high' }],
      crates: asked.crates ?? [],
      hooks: asked.hooks ?? [],
      forkRead: asked.forkRead ?? true,
      allFiles: asked.allFiles ?? false,
      date: '2026-01-02',
    },
    {
      git: await opened(folder),
      parser,
      comparer: () => ({
        compare: (job) => Promise.resolve(compare(parser, job)),
        close: () => Promise.resolve(),
      }),
      kept: asked.kept ?? nothingKept,
      trial: () => Promise.resolve(trial),
      ...(asked.onEvent === undefined ? {} : { onEvent: asked.onEvent }),
    },
  );
  return impactReportSchema.parse(report);
}

/** The report on two versions of `passes.rs`. */
export async function passesReport(
  before: string,
  after: string,
  asked: Asked = {},
): Promise<AffectedFile> {
  const report = await reportOn({ [PASSES]: before }, { [PASSES]: after }, asked);
  return report.affected_files[0] ?? never('no file was affected');
}

/** A hook that goes on the line before the first line that holds `text`. */
export function hookBefore(text: string, names: readonly string[] = [], path = PASSES): HookSite {
  return {
    id: 'passes/verify',
    path,
    names: new Set(names),
    locate({ source }) {
      const at = source.indexOf(text);
      if (at === -1) return null;
      const line = source.lastIndexOf('\n', at) + 1;
      return { start: line, end: line };
    },
  };
}

export function middle(apis: readonly string[], used: readonly string[] | null): WatchedCrate {
  const names = used === null ? null : new Set(used);
  return {
    crate: 'rustc_middle',
    used_by: 'rustc_verify',
    apis,
    files: null,
    risk: 'medium',
    used: names,
  };
}

/** `MODERATE body analysis`, SAFE ones left out. */
export function verdicts(items: readonly ImpactItem[]): string[] {
  return items
    .filter((item) => item.class !== 'SAFE')
    .map((item) => `${item.class} ${item.change} ${item.path}`);
}

export function never(why: string): never {
  throw new Error(why);
}
