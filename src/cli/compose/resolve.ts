/** `resolve` with the real files and the real git: everything is read and merged before anything is written. */
import { join } from 'node:path';
import { openConflictSource } from '../../adapters/git/conflict-source.ts';
import { lineMerge } from '../../adapters/git/line-merge.ts';
import { treeMerge } from '../../adapters/git/tree-merge.ts';
import { files } from '../../adapters/process/files.ts';
import { Problem } from '../../base/problem.ts';
import { readConflicts } from '../../engine/conflicted/read.ts';
import type { Piece } from '../../engine/conflicted/pieces.ts';
import type { ConflictSource, SideTexts } from '../../ports/conflict-source.ts';
import { conflictsFile } from '../../report/conflicts.ts';
import { resolutionReport } from '../../report/resolution.ts';
import type { Outcome } from '../../resolve/outcome.ts';
import { resolveText } from '../../resolve/resolve.ts';
import { createIo, type Io } from '../io.ts';
import type { CommonOptions } from '../options.ts';
import type { Session } from '../session.ts';
import { resolveLines } from '../show/resolve.ts';
import { secondsOf } from '../time-limit.ts';
import { mergerFor } from './merger.ts';
import { mergeSettings } from './merge-settings.ts';

export interface ResolveOptions extends CommonOptions {
  readonly review?: true;
  readonly explain?: true;
  readonly dryRun?: true;
  readonly stage?: true;
  readonly conflictsOut?: string;
  readonly timeLimit?: string;
}

interface Opened {
  readonly file: string;
  readonly text: string;
  readonly source: ConflictSource | null;
}

/** 0: no conflict is left in any of them; 3: some are. Throws a Problem before anything is written. */
export async function resolveFiles(
  names: readonly string[],
  options: ResolveOptions,
  session: Session,
): Promise<number> {
  const { timeLimit } = options;
  const asked = timeLimit === undefined ? undefined : secondsOf(timeLimit);
  if (asked === null)
    throw new Problem('usage', `--time-limit ${timeLimit ?? ''} is no number of seconds`);
  const settings = await mergeSettings(options, session);
  const io = ioOf(options, session);
  if (settings.problem !== null) io.warn(`the defaults are used: ${settings.problem}`);
  const opened: Opened[] = [];
  const merger = mergerFor(settings.config, asked ?? settings.seconds);
  try {
    for (const file of new Set(names)) opened.push(await open(file));
    const ports = { merger, linePieces };
    const outcomes: Outcome[] = [];
    for (const one of opened) outcomes.push(await resolveText(one, ports));
    if (options.dryRun !== true) await write(outcomes, opened, options);
    show(outcomes, options, io);
    return outcomes.every(({ status }) => status === 'resolved' || status === 'none') ? 0 : 3;
  } finally {
    await Promise.all([merger.close(), ...opened.map(({ source }) => source?.close())]);
  }
}

async function open(file: string): Promise<Opened> {
  if (await files.isFolder(file))
    throw new Problem('usage', `${file} is a folder`, 'name the files in conflict');
  const text = await files.read(file);
  if (text === null) throw new Problem('usage', `there is no file ${file}`, 'check the name');
  return { file, text, source: await openConflictSource(file) };
}

/** Longer than any marker in a text that a person wrote. */
const OWN_SIZE = 97;

/** Git's two ways to merge lines: of `git merge` and the like, and of `git merge-file` and `git checkout --merge`. */
async function linePieces(texts: SideTexts): Promise<Piece[][]> {
  const bytes = {
    base: Buffer.from(texts.base ?? ''),
    ours: Buffer.from(texts.ours),
    theirs: Buffer.from(texts.theirs),
  };
  const labels = { base: 'base', ours: 'ours', theirs: 'theirs' };
  const merged = await Promise.all([
    treeMerge(bytes, OWN_SIZE),
    lineMerge(bytes, { labels, markerSize: OWN_SIZE }),
  ]);
  return merged.flatMap((one) => {
    const read = one === null ? null : readConflicts(one.toString('utf8'), OWN_SIZE);
    return read?.kind === 'conflicts' && read.size === OWN_SIZE ? [[...read.pieces]] : [];
  });
}

async function write(
  outcomes: readonly Outcome[],
  opened: readonly Opened[],
  options: ResolveOptions,
): Promise<void> {
  for (const [
    at,
    { file, path, before, after, status, left, why, showsBase },
  ] of outcomes.entries()) {
    if (after !== before) await files.write(file, after);
    if (options.stage === true && status === 'resolved') await opened[at]?.source?.stage();
    if (options.conflictsOut !== undefined && left.length > 0) {
      const record = conflictsFile(path, left, why, showsBase);
      await files.write(join(options.conflictsOut, `${path}.conflicts.json`), record);
    }
  }
}

function ioOf(options: ResolveOptions, session: Session): Io {
  return createIo(session.streams, session.env, {
    color: options.color,
    quiet: options.quiet === true,
    verbose: options.verbose === true,
  });
}

function show(outcomes: readonly Outcome[], options: ResolveOptions, io: Io): void {
  const dryRun = options.dryRun === true;
  const shown = { review: options.review === true, explain: options.explain === true };
  if (options.json === true) {
    const report = resolutionReport(outcomes, { dryRun, explain: shown.explain });
    io.print(JSON.stringify(report, null, 2));
    return;
  }
  for (const outcome of outcomes)
    for (const line of resolveLines(outcome, shown, io)) io.print(line);
  if (dryRun) io.print('dry run: nothing was written');
}
