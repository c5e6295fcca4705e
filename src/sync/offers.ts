/** What persons made of conflicts before, held against those of a patch; applied where it was accepted and is proven. */
import { posix } from 'node:path';
import type { Hook } from '../engine/intents/hooks.ts';
import type { Checks } from '../engine/learn/checks.ts';
import type { Lesson, Offer } from '../engine/learn/lesson.ts';
import { offersFor, type Settled } from '../engine/learn/offer.ts';
import type { ConflictRegion, Decision } from '../engine/merge/file.ts';
import type { TimeLimit } from '../engine/merge/limit.ts';
import { parseOnce } from '../engine/intents/parse-once.ts';
import { watchedParser } from '../engine/merge/limit.ts';
import type { RustParser } from '../engine/syntax/parser.ts';
import type { GitReader, GitWriter } from '../ports/git.ts';
import { type ChangeSides, type MergedChange, versionsOf } from './merge-change.ts';
import { mergedFile } from './merge-record.ts';

/** What checking takes. */
export interface Checking {
  readonly git: GitWriter;
  readonly parser: RustParser;
  readonly hooks: readonly Hook[];
  readonly limit: TimeLimit;
}

/** The change with offers for its conflicts, or settled where all of them may be. */
export async function withLearned(
  checking: Checking,
  lessons: readonly Lesson[],
  sides: ChangeSides,
  change: MergedChange,
): Promise<MergedChange> {
  const { edit, conflicts } = change;
  const entry = edit?.path === sides.path ? edit.entry : null;
  if (entry === null || conflicts.length === 0 || lessons.length === 0) return change;
  const checks = await checksFor(checking, sides);
  if (checks === null) return change;
  const text = (await checking.git.blob(entry.id)).toString('utf8');
  const offered = offersFor(checks, { text, conflicts }, lessons);
  if (offered === null) return change;
  if (offered.settled === null) return { ...change, conflicts: offered.conflicts };
  return settledChange(checking.git, { ...entry, path: sides.path }, change, offered.settled);
}

/** `null`: not Rust, or one side has no text there. */
export async function checksFor(
  { git, parser, hooks, limit }: Omit<Checking, 'git'> & { readonly git: GitReader },
  sides: ChangeSides,
): Promise<Checks | null> {
  const versions = sides.path.endsWith('.rs') ? await versionsOf(git, sides) : null;
  if (versions === null || versions.ours === null || versions.theirs === null) return null;
  const { path, base, ours, theirs } = versions;
  const watch = limit();
  return {
    parser: watchedParser(parseOnce(parser), watch),
    hooks: hooks.filter(({ file }) => file === path),
    watch,
    texts: { base: base ?? '', ours, theirs },
  };
}

async function settledChange(
  git: GitWriter,
  { path, mode }: { readonly path: string; readonly mode: string },
  change: MergedChange,
  { text, used, certificate }: Settled,
): Promise<MergedChange> {
  const decisions = [
    ...change.decisions,
    ...used.map(({ region, offer }) => learnedDecision(region, offer)),
  ];
  const id = await git.writeBlob(Buffer.from(text, 'utf8'));
  const { lineConflicts } = change;
  const merge = { text, decisions, lineConflicts, certificate, hooks: [], notes: [] };
  return {
    ...change,
    edit: { path, entry: { mode, id } },
    decisions,
    conflicts: [],
    notes: [
      ...change.notes,
      ...used.map(({ region, offer }) => `${path} line ${region.line}: ${asLearned(offer)}`),
    ],
    merged: mergedFile(path, { kind: 'clean', method: 'learned', ...merge }),
  };
}

/** The seed's `pattern`: there is no other word for what follows an example. */
export function learnedDecision({ path, reason }: ConflictRegion, offer: Offer): Decision {
  return {
    path,
    conflict_type: reason,
    resolution_type: 'pattern',
    description: `${asLearned(offer)} in ${posix.basename(path)}`,
    hook: null,
    rule: `learned ${offer.shape}`,
  };
}

function asLearned({ origin, times }: Offer): string {
  const often = times === 1 ? '' : `, ${times} times so far`;
  return `resolved as a person did (learned in ${originOf(origin)}${often})`;
}

/** `sync 12ab, src/passes.rs line 4, 2026-01-02`. */
export function originOf({ sync_id, file_path, line, created_at }: Offer['origin']): string {
  return `sync ${sync_id}, ${file_path} line ${line}, ${created_at.slice(0, 10)}`;
}
