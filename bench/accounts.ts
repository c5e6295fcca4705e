/**
 * Does a report account for every changed line? `TRUST_UPSTREAM_REPO=/path/to/rust npm run bench:accounts [FROM-TO...]
 * [all]`: the integration points at the 28 release steps, and (`all`) the whole of the compiler from 1.72.0 to 1.73.0.
 * A line for each; exit 1 on any fault. Lines are of both sides.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitOpener } from '../src/adapters/git/opener.ts';
import { changedFiles, type ChangedFile } from '../src/analyze/changed-files.ts';
import type { CompareJob, StoredVersion } from '../src/analyze/compare.ts';
import { watchedDefinitions } from '../src/analyze/dependencies/watched.ts';
import { nothingKept } from '../src/analyze/request.ts';
import { watchedCrates } from '../src/analyze/watched-crates.ts';
import { parseIntegrationPoints } from '../src/engine/intents/points.ts';
import { impactReportSchema, type ImpactReport } from '../src/ports/impact.ts';
import { releaseCommit } from '../src/sync/begin.ts';
import { type Pair, STEPS } from './hooks/releases.ts';
import { cli } from '../tests/support/cli.ts';
import { rustParser } from '../tests/support/rust-parser.ts';
import { accountOf } from './accounts/file.ts';
import { changedByGit } from './accounts/git-lines.ts';
import { GROUPS, type Group } from './accounts/owners.ts';
import { reportedItems } from './accounts/reported.ts';

const upstream = process.env['TRUST_UPSTREAM_REPO'];
if (upstream === undefined) {
  process.stderr.write('set TRUST_UPSTREAM_REPO to a clone of rust-lang/rust\n');
  process.exit(2);
}
const repository = upstream;
const POINTS = join(import.meta.dirname, '../data/integration_points.toml');
const watched = parseIntegrationPoints(readFileSync(POINTS, 'utf8'), POINTS).points;
/** Faults told of one step: the first ones say what is wrong. */
const TOLD = 10;
const folder = mkdtempSync(join(tmpdir(), 'trust-upstream-accounts-'));
// Where no fork is: the analysis is of the declared hooks.
process.chdir(folder);
const parser = await rustParser();
const git = await gitOpener.open(repository);

async function analysis({ from, to }: Pair, allFiles: boolean): Promise<ImpactReport> {
  const state = join(folder, `${from}-${to}-${allFiles}`);
  const places = ['--upstream', repository, '--state', state, '--quiet'];
  const asked = ['analyze', to, '--from', from, ...(allFiles ? ['--all-files'] : [])];
  const { exit, err } = await cli(...asked, ...places);
  if (exit !== 0) throw new Error(`exit ${exit}: ${err}`);
  const written = readFileSync(join(state, 'impact_report.json'), 'utf8');
  return impactReportSchema.parse(JSON.parse(written));
}

const unused = (): never => {
  throw new Error('finding changed files compares nothing');
};

/** Without those that are only read for what the fork builds on; that decides which files moved. */
async function filesOf(
  { from, to }: Pair,
  allFiles: boolean,
  report: ImpactReport,
): Promise<ChangedFile[]> {
  const release = async (name: string) => ({ name, commit: await releaseCommit(git, name) });
  const versions = { from: await release(from), to: await release(to) };
  const { dependencies } = report;
  const crates =
    dependencies === undefined
      ? []
      : watchedCrates({
          report: dependencies,
          watched: watchedDefinitions(dependencies),
          used: null,
        });
  const date = '2000-01-01';
  const request = { ...versions, watched, crates, hooks: [], forkRead: false, allFiles, date };
  const ports = { git, parser, comparer: unused, kept: nothingKept, trial: unused };
  const files = await changedFiles(request, ports);
  return files.filter((file) => file.watched !== null);
}

async function version(id: string | null, path: string): Promise<StoredVersion | null> {
  return id === null ? null : { bytes: await git.blob(id), path, packed: null };
}

async function jobOf({ before, after, oldPath, path }: ChangedFile): Promise<CompareJob> {
  return { before: await version(before, oldPath), after: await version(after, path) };
}

async function account(step: Pair, allFiles: boolean): Promise<boolean> {
  const report = await analysis(step, allFiles);
  const reported = reportedItems(report);
  const files = await filesOf(step, allFiles, report);
  const faults = reported.twice.map((item) => `${item} is reported twice`);
  const lines = new Map<Group, number>();
  let items = 0;
  let otherwise = 0;
  for (const file of files) {
    const { before, after } = file;
    const byGit =
      before === null || after === null ? null : changedByGit(repository, before, after);
    const found = accountOf(file, await jobOf(file), { parser, byGit, reported });
    items += found.items;
    otherwise += found.otherwise;
    faults.push(...found.faults.map((fault) => `${file.path}: ${fault}`));
    for (const [group, count] of found.lines) lines.set(group, (lines.get(group) ?? 0) + count);
  }
  for (const item of reported.untaken(new Set(files.map(({ path }) => path)))) {
    faults.push(`${item} is reported, but no change`);
  }
  const total = [...lines.values()].reduce((sum, count) => sum + count, 0);
  const shares = GROUPS.map((group) => {
    const share = (100 * (lines.get(group) ?? 0)) / Math.max(1, total);
    return `${group} ${share.toFixed(1)}%`;
  });
  process.stdout.write(
    `${faults.length === 0 ? 'ok  ' : 'FAIL'} ${step.from} → ${step.to}${allFiles ? ' --all-files' : ''}  ` +
      `${files.length} files, ${items} items, ${total} lines: ${shares.join(', ')}; ${otherwise} paired otherwise by git; ${faults.length} faults\n` +
      faults
        .slice(0, TOLD)
        .map((fault) => `       ${fault}\n`)
        .join(''),
  );
  return faults.length === 0;
}

const asked = process.argv.slice(2);
const isAsked = (name: string): boolean => asked.length === 0 || asked.includes(name);
const runs = STEPS.filter(({ from, to }) => isAsked(`${from}-${to}`)).map((step) => ({
  step,
  all: false,
}));
if (isAsked('all')) runs.push({ step: { from: '1.72.0', to: '1.73.0' }, all: true });
let failed = 0;
try {
  for (const { step, all } of runs) if (!(await account(step, all))) failed++;
} finally {
  await git.close();
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`${runs.length - failed} of ${runs.length} account for every changed line\n`);
if (failed > 0 || runs.length === 0) process.exitCode = 1;
