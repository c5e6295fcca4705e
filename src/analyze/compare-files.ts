/** All changed files as item changes: what was compared before is taken from there, the rest is compared side by side. */
import type { PackingParser } from '../engine/syntax/parser.ts';
import type { SyntaxTree } from '../engine/syntax/tree.ts';
import type { FileComparison, Compared, CompareJob, StoredVersion } from './compare.ts';
import { read } from './compare.ts';
import { blobAt } from './blob-at.ts';
import { changedFiles, type ChangedFile } from './changed-files.ts';
import type { FileDiff } from './file-diff.ts';
import { hookPlaces, hooksOf } from './hook-places.ts';
import { mayDefine } from './may-define.ts';
import type { AnalyzePorts, AnalyzeRequest } from './request.ts';

/** Comparisons under way at once: enough to keep every core busy while blobs are read. */
const LANES = 32;
/** After so many results they are kept: what an interrupted run compared is not compared again, but for the last few. */
const BATCH = 16;

/**
 * Every changed file with what changed in it. Throws Problem `missing-path` for a watched path that exists at neither
 * version.
 */
export async function diffChanged(
  request: AnalyzeRequest,
  ports: AnalyzePorts,
): Promise<FileDiff[]> {
  const files = await changedFiles(request, ports);
  ports.onEvent?.({ kind: 'changed-files', count: files.length });
  return diffFiles(files, request, ports);
}

/** In the order of `files`; without files that are only read for definitions fork code names and have none of them. */
async function diffFiles(
  files: readonly ChangedFile[],
  request: AnalyzeRequest,
  ports: AnalyzePorts,
): Promise<FileDiff[]> {
  const known = ports.kept.results(files.map(keyOf));
  const open = files.filter((file) => !known.has(keyOf(file)));
  const packed = ports.kept.trees(open.flatMap(blobsOf));
  const comparer = ports.comparer(open.length);
  const keeper = keeperOf(ports);
  const found = new Map<ChangedFile, FileComparison>();
  const places = new Map<ChangedFile, FileDiff['places']>();
  for (const file of files) {
    const bytes = known.get(keyOf(file));
    if (bytes !== undefined) found.set(file, decoded(bytes));
  }
  const before = found.size;
  const parsed = { now: 0, known: 0 };
  let done = before;
  const queue = open.values();
  const lane = async (): Promise<void> => {
    for (const file of queue) {
      ports.onEvent?.({ kind: 'file', path: file.path, done: done++, total: files.length });
      const job = await jobOf(file, packed, request, ports);
      if (file.watched === null && !mayDefine(job, file.crates)) continue;
      const compared = await comparer.compare(job);
      found.set(file, compared.comparison);
      places.set(file, placesIn(file, withTrees(job, compared), request, ports));
      count(parsed, job, compared);
      keeper.add(file, compared);
    }
  };
  try {
    await Promise.all(Array.from({ length: LANES }, lane));
    keeper.finish();
  } finally {
    await comparer.close();
  }
  ports.onEvent?.({ kind: 'compared', parsed: parsed.now, known: parsed.known, before });
  const diffs: FileDiff[] = [];
  for (const file of files) {
    const comparison = found.get(file);
    if (comparison === undefined) continue;
    diffs.push({
      ...comparison,
      file,
      places: places.get(file) ?? (await knownPlaces(file, request, ports)),
    });
  }
  return diffs;
}

/** What a comparison depends on: both blobs, and whether they are Rust. */
function keyOf({ before, after, oldPath, path }: ChangedFile): string {
  const form = [oldPath, path].map((one) => (one.endsWith('.rs') ? 'rs' : 'text')).join('-');
  return `${before ?? 'none'}-${after ?? 'none'}-${form}`;
}

function blobsOf({ before, after }: ChangedFile): string[] {
  return [before, after].filter((id) => id !== null);
}

async function jobOf(
  file: ChangedFile,
  packed: ReadonlyMap<string, Uint8Array>,
  { from, to }: Pick<AnalyzeRequest, 'from' | 'to'>,
  { git }: AnalyzePorts,
): Promise<CompareJob> {
  const version = async (
    id: string | null,
    path: string,
    release: string,
  ): Promise<StoredVersion | null> =>
    id === null
      ? null
      : {
          bytes: await blobAt(git, id, `${path} at ${release}`),
          path,
          packed: packed.get(id) ?? null,
        };
  return {
    before: await version(file.before, file.oldPath, from.name),
    after: await version(file.after, file.path, to.name),
  };
}

function count(so: { now: number; known: number }, job: CompareJob, { parsed }: Compared): void {
  for (const side of ['before', 'after'] as const) {
    if (parsed[side] !== null) so.now++;
    else if (job[side]?.packed !== undefined && job[side].packed !== null) so.known++;
  }
}

interface Keeper {
  add(file: ChangedFile, compared: Compared): void;
  finish(): void;
}

function keeperOf({ kept }: AnalyzePorts): Keeper {
  const trees = new Map<string, Uint8Array>();
  const comparisons = new Map<string, Uint8Array>();
  const finish = (): void => {
    if (trees.size > 0) kept.putTrees(trees);
    if (comparisons.size > 0) kept.putResults(comparisons);
    trees.clear();
    comparisons.clear();
  };
  return {
    add(file, { comparison, parsed }) {
      if (file.before !== null && parsed.before !== null) trees.set(file.before, parsed.before);
      if (file.after !== null && parsed.after !== null) trees.set(file.after, parsed.after);
      comparisons.set(keyOf(file), encoded(comparison));
      if (comparisons.size >= BATCH) finish();
    },
    finish,
  };
}

function encoded(comparison: FileComparison): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(comparison));
}

/** Throws SyntaxError for what `encoded` did not make. */
function decoded(bytes: Uint8Array): FileComparison {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only this file writes what it reads, under a fingerprint of the program
  return JSON.parse(new TextDecoder().decode(bytes)) as FileComparison;
}

function placesIn(
  file: ChangedFile,
  job: CompareJob,
  { hooks }: Pick<AnalyzeRequest, 'hooks'>,
  { parser }: AnalyzePorts,
): FileDiff['places'] {
  const own = hooksOf(file, hooks);
  if (own.length === 0) return [];
  const { before, after } = readBoth(parser, job);
  return hookPlaces(before, after, own);
}

/** Of a file that was compared before. */
async function knownPlaces(
  file: ChangedFile,
  request: AnalyzeRequest,
  ports: AnalyzePorts,
): Promise<FileDiff['places']> {
  if (hooksOf(file, request.hooks).length === 0) return [];
  return placesIn(file, await keptJob(file, request, ports), request, ports);
}

/** The same two versions with the trees they turned out to have. */
function withTrees({ before, after }: CompareJob, { parsed }: Compared): CompareJob {
  return {
    before: before && { ...before, packed: parsed.before ?? before.packed },
    after: after && { ...after, packed: parsed.after ?? after.packed },
  };
}

/** `null`: there is no such version, or no tree of it. */
export async function treesOf(
  file: ChangedFile,
  request: Pick<AnalyzeRequest, 'from' | 'to'>,
  ports: AnalyzePorts,
): Promise<Trees> {
  return readBoth(ports.parser, await keptJob(file, request, ports));
}

interface Trees {
  readonly before: SyntaxTree | null;
  readonly after: SyntaxTree | null;
}

function readBoth(parser: PackingParser, { before, after }: CompareJob): Trees {
  return { before: read(parser, before).tree, after: read(parser, after).tree };
}

function keptJob(
  file: ChangedFile,
  request: Pick<AnalyzeRequest, 'from' | 'to'>,
  ports: AnalyzePorts,
): Promise<CompareJob> {
  return jobOf(file, ports.kept.trees(blobsOf(file)), request, ports);
}
