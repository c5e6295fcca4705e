/** The account of one changed file: what owns its changed lines, and what is wrong with that. */
import type { ChangedFile } from '../../src/analyze/changed-files.ts';
import { compare, read, type CompareJob, type ComparedVersion } from '../../src/analyze/compare.ts';
import { itemOf } from '../../src/engine/diff/change.ts';
import { diffFileItems } from '../../src/engine/diff/items.ts';
import { unaccountedLines } from '../../src/engine/diff/unaccounted.ts';
import type { PackingParser } from '../../src/engine/syntax/parser.ts';
import type { SyntaxTree } from '../../src/engine/syntax/tree.ts';
import type { ChangedLines } from './git-lines.ts';
import { groupOf, misplaced, ownersOf, type Group } from './owners.ts';
import type { Reported } from './reported.ts';
import { restNotTheSame } from './rest.ts';

export interface Account {
  readonly items: number;
  /** Lines by the kind of what owns them, both sides. */
  readonly lines: ReadonlyMap<Group, number>;
  /** Lines that git calls changed and the account, which pairs other equal lines, does not. */
  readonly otherwise: number;
  readonly faults: readonly string[];
}

/** @param byGit what git calls changed, `null` where a side does not exist */
export function accountOf(
  file: ChangedFile,
  job: CompareJob,
  {
    parser,
    byGit,
    reported,
  }: { parser: PackingParser; byGit: ChangedLines | null; reported: Reported },
): Account {
  const { comparison } = compare(parser, job);
  const { before, after } = comparison;
  const faults: string[] = [];
  const whole = before.kind === 'opaque' || after.kind === 'opaque';
  const moved = file.oldPath !== file.path;
  let items = 0;
  const told = whole || moved || before.kind === 'absent' || after.kind === 'absent';
  if (told) {
    const lines = { before: linesOf(before), after: linesOf(after) };
    if (!reported.take({ file: file.path, kind: 'file', path: file.path, ...lines })) {
      faults.push('the file itself is not in the report');
    }
    items++;
  }
  if (whole) {
    const changed = byGit === null ? undefined : byGit.before.size + byGit.after.size;
    const all = [before, after].map(linesOf).reduce((sum, lines) => sum + (lines?.end ?? 0), 0);
    return { items, lines: new Map([['file', changed ?? all]]), otherwise: 0, faults };
  }
  const empty = parser.parse('');
  const old = read(parser, job.before).tree ?? empty;
  const now = read(parser, job.after).tree ?? empty;
  const compared = diffFileItems(old, now);
  const { changes } = compared;
  if (changes.length !== comparison.changes.length) faults.push('the comparison drops changes');
  for (const change of comparison.changes) {
    const item = itemOf(change);
    // The file's own item, taken already, speaks for its header.
    if (told && item.kind === 'file') continue;
    const expected = {
      file: file.path,
      kind: item.kind,
      path: item.kind === 'file' ? file.path : item.path,
      before: change.before?.lines ?? null,
      after: change.after?.lines ?? null,
    };
    if (!reported.take(expected)) faults.push(`${item.kind} ${item.path} is not in the report`);
    items++;
  }
  for (const { side, line, why } of unaccountedLines(old, now, changes)) {
    faults.push(`${side} ${line} ${why}`);
  }
  const lines = new Map<Group, number>();
  let otherwise = 0;
  const trees: Readonly<Record<'before' | 'after', SyntaxTree>> = { before: old, after: now };
  for (const side of ['before', 'after'] as const) {
    const { source } = trees[side];
    const owners = ownersOf(changes, side);
    faults.push(...misplaced(changes, side, source));
    for (const line of byGit?.[side] ?? []) if (!owners.has(line)) otherwise++;
    for (const owner of owners.values()) {
      const group = groupOf(itemOf(owner).kind);
      lines.set(group, (lines.get(group) ?? 0) + 1);
    }
  }
  faults.push(...restNotTheSame(compared, { before: old.source, after: now.source }));
  return { items, lines, otherwise, faults };
}

function linesOf(version: ComparedVersion): { start: number; end: number } | null {
  if (version.kind === 'absent' || version.lines === 0) return null;
  return { start: 1, end: version.lines };
}
