/** `fixtures build`: what upstream did between releases where the fork's hooks go, as facts. */
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { Problem } from '../../base/problem.ts';
import { compareVersions } from '../../base/version.ts';
import type { UpstreamDiff } from '../../engine/distil/facts.ts';
import {
  buildFixture,
  type Distillery,
  hookedFiles,
  minorReleases,
  type Release,
} from '../../fixtures/build.ts';
import type { GitReader } from '../../ports/git.ts';
import { releaseCommit } from '../../sync/begin.ts';
import { openWorkbench, type Workbench } from '../compose/workbench.ts';
import type { CommonOptions } from '../options.ts';
import type { Session } from '../session.ts';

interface BuildOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
  readonly out?: string;
}

interface Step {
  readonly from: Release;
  readonly to: Release;
}

export function addFixtures(program: Command, session: Session): void {
  const fixtures = program.command('fixtures').description("fixtures from upstream's own history");
  fixtures
    .command('build')
    .description('distil real upstream diffs into facts about the places of the hooks')
    .option('--from <version>', 'release to come from (default: the first that has such a file)')
    .option('--to <version>', 'release to go to (default: the newest)')
    .option(
      '--out <file|dir>',
      'the file to write, or the folder for FROM-TO.json (default: standard output)',
    )
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<BuildOptions>();
      const bench = await openWorkbench(session, options);
      try {
        await build(bench, options);
      } finally {
        await bench.close();
      }
    });
}

async function build(bench: Workbench, options: BuildOptions): Promise<void> {
  const { parser, hooks } = await bench.knowledge();
  const upstream = await bench.upstream();
  const distillery: Distillery = { parser, hooks, upstream };
  const steps = await stepsOf(upstream, hookedFiles(hooks), options);
  const target = await targetOf(bench, options, steps);
  const written: string[] = [];
  for (const { from, to } of steps) {
    bench.io.progress(`${from.version} → ${to.version}`);
    const diff = await buildFixture(distillery, from, to);
    for (const { path, lost } of diff.files)
      for (const { hook, release, reason } of lost)
        bench.io.warn(`${hook} has no place in ${path} of ${release}: ${reason}`);
    if (target === null) bench.io.print(textOf(diff).trimEnd());
    else {
      const file = target(diff);
      await bench.files.write(file, textOf(diff));
      written.push(file);
    }
  }
  if (target === null) return;
  bench.result(
    { schema_version: 1, written },
    written.map((file) => `written: ${file}`),
  );
}

function textOf(diff: UpstreamDiff): string {
  return `${JSON.stringify(diff, null, 2)}\n`;
}

/** From one release to the other where both are named, else from each minor release to the next. */
async function stepsOf(
  upstream: GitReader,
  paths: readonly string[],
  options: BuildOptions,
): Promise<Step[]> {
  const release = async (version: string): Promise<Release> => ({
    version,
    commit: await releaseCommit(upstream, version),
  });
  const from = options.from === undefined ? null : await release(options.from);
  const to = options.to === undefined ? null : await release(options.to);
  if (from !== null && to !== null) {
    const order = compareVersions(from.version, to.version);
    if (order < 0) return [{ from, to }];
    const what = `--from ${from.version} is not older than --to ${to.version}`;
    throw new Problem('usage', what, order === 0 ? 'name two releases' : 'swap them');
  }
  const known = minorReleases(await upstream.tags()).filter(
    ({ version }) =>
      (from === null || compareVersions(version, from.version) > 0) &&
      (to === null || compareVersions(version, to.version) < 0),
  );
  const having: Release[] = [];
  for (const one of known) if (await hasOne(upstream, one, paths)) having.push(one);
  const line = [from, ...having, to].filter((one) => one !== null);
  const steps = line.flatMap((one, at): Step[] => {
    const next = line[at + 1];
    return next === undefined ? [] : [{ from: one, to: next }];
  });
  if (steps.length > 0) return steps;
  throw new Problem('nothing-to-do', 'no two releases of the upstream repository have such files');
}

async function hasOne(
  upstream: GitReader,
  { commit }: Release,
  paths: readonly string[],
): Promise<boolean> {
  for (const path of paths) if ((await upstream.entry(commit, path)) !== null) return true;
  return false;
}

/** Where each fixture goes; `null`: to standard output, which holds one. */
async function targetOf(
  { files }: Workbench,
  { out }: BuildOptions,
  steps: readonly Step[],
): Promise<((diff: UpstreamDiff) => string) | null> {
  if (out === undefined) {
    if (steps.length === 1) return null;
    const what = `${steps.length} fixtures do not fit on standard output`;
    throw new Problem('usage', what, 'pass --out DIR, or --from and --to');
  }
  if (out === '') throw new Problem('usage', '--out names nothing', 'name a place to write to');
  const place = resolve(out);
  const folder = out.endsWith('/') || steps.length > 1 || (await files.isFolder(place));
  if (!folder) return () => place;
  if ((await files.exists(place)) && !(await files.isFolder(place)))
    throw new Problem('usage', `--out ${out} is a file, not a folder`, 'name a folder');
  return ({ from, to }) => join(place, `${from}-${to}.json`);
}
