/** What must hold after each step of the demo. A check gives what is wrong, one line each. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Problem } from '../base/problem.ts';
import type { Demo } from './build.ts';
import type { CommandLine } from './command.ts';
import { git } from './git.ts';
import { hookTexts, wrongHooks } from './hooks.ts';

export interface Scene {
  readonly demo: Demo;
  readonly line: CommandLine;
  /** Options that every command of the demo takes. */
  readonly common: readonly string[];
  readonly state: string;
  /** The folder that `analyze` writes to. */
  readonly impact: string;
  readonly report: string;
  /** False where there is no cargo. */
  readonly builds: boolean;
}

export type Check = (scene: Scene) => Promise<string[]>;

const releasesSchema = z.object({
  current_stable: z.string().nullable(),
  releases: z.array(z.object({ version: z.string(), release_date: z.string().nullable() })),
});
const statusSchema = z.object({
  releases_behind: z.number(),
  upstream_sync: z.object({ current_base: z.string().nullable() }),
});
const impactSchema = z.object({
  auto_mergeable: z.boolean(),
  conflicts_expected: z.array(z.string()),
  git_conflicts: z.array(z.string()),
});
const historySchema = z.object({
  syncs: z.array(
    z.object({
      id: z.string(),
      to_version: z.string(),
      status: z.string(),
      tests_passed: z.number().nullable(),
      tests_failed: z.number().nullable(),
    }),
  ),
});

export const releasesKnown =
  (stable: string, count: number): Check =>
  async ({ state }) => {
    const found = releasesSchema.parse(await json(`${state}/releases.json`));
    const undated = found.releases.filter((release) => release.release_date === null);
    return [
      ...differs('the current stable release', found.current_stable, stable),
      ...differs('the number of releases', found.releases.length, count),
      ...undated.map((release) => `${release.version} has no date`),
    ];
  };

export const standsOn =
  (base: string, behind: number): Check =>
  async ({ line, common }) => {
    const status = statusSchema.parse(await line.ask(['status', ...common]));
    return [
      ...differs('the base', status.upstream_sync.current_base, base),
      ...differs('the number of releases behind', status.releases_behind, behind),
    ];
  };

/** Plain git conflicts; our sync does not. */
export const conflictsForGitAlone: Check = async ({ impact }) => {
  const report = impactSchema.parse(await json(`${impact}/impact_report.json`));
  return [
    ...(report.git_conflicts.length > 0 ? [] : ['plain git should conflict and does not']),
    ...report.conflicts_expected.map((place) => `a conflict is expected: ${place}`),
    ...(report.auto_mergeable ? [] : ['the release should merge without a person']),
  ];
};

/** The fork's main is the release and its own patches, no more and no less; its tests have passed. */
export const syncedTo =
  (version: string): Check =>
  async ({ demo, line, common, builds }) => {
    const { fork } = demo;
    const texts = new Map<string, string>();
    for (const { file } of hookTexts) texts.set(file, await git(fork, ['show', `main:${file}`]));
    await git(fork, ['fetch', '--quiet', '--no-tags', demo.upstream, `refs/tags/${version}`]);
    const changed = await git(fork, ['diff', '--name-only', 'FETCH_HEAD', 'main']);
    const foreign = changed.split('\n').filter((path) => !isOwn(path));
    const [last] = await syncsOf({ line, common });
    return [
      ...wrongHooks((file) => texts.get(file) ?? ''),
      ...foreign.map((path) => `${path} differs from upstream's`),
      ...differs('src/version', await git(fork, ['show', 'main:src/version']), version),
      ...differs('uncommitted changes', await git(fork, ['status', '--porcelain']), ''),
      ...differs('the last sync', `${last?.to_version} ${last?.status}`, `${version} success`),
      ...(builds && ((last?.tests_passed ?? 0) === 0 || last?.tests_failed !== 0)
        ? [`tests: ${last?.tests_passed} passed, ${last?.tests_failed} failed`]
        : []),
    ];
  };

export const reportWritten: Check = async ({ report }) => {
  const html = await readFile(report, 'utf8');
  return html.includes('</html>') && html.includes('1.92.0')
    ? []
    : [`${report} is no report of 1.92.0`];
};

/** The history holds these syncs, newest first, and no other. */
export const remembered =
  (...versions: string[]): Check =>
  async (scene) => {
    const found = (await syncsOf(scene)).map((sync) => `${sync.to_version} ${sync.status}`);
    const wanted = versions.map((version) => `${version} success`);
    return differs('the history', found.join(', '), wanted.join(', '));
  };

/** Id of the sync to a release. */
export async function syncTo(version: string, scene: Scene): Promise<string> {
  const found = (await syncsOf(scene)).find((sync) => sync.to_version === version);
  if (found === undefined) throw new Problem('state', `the history has no sync to ${version}`);
  return found.id;
}

/** Newest first. */
async function syncsOf({ line, common }: Pick<Scene, 'line' | 'common'>) {
  return historySchema.parse(await line.ask(['history', ...common])).syncs;
}

function isOwn(path: string): boolean {
  return (
    path.startsWith('compiler/rustc_verify/') ||
    path === 'compiler/rustc_interface/Cargo.toml' ||
    hookTexts.some(({ file }) => file === path)
  );
}

function differs(what: string, found: unknown, wanted: unknown): string[] {
  return found === wanted ? [] : [`${what}: ${String(found)} instead of ${String(wanted)}`];
}

async function json(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8')) as unknown;
}
