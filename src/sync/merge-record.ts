/** What the history keeps of the merge of one file: how it was made, and where the fork's edits are. */
import type { Edit, Fate } from '../engine/merge/survival/certificate.ts';
import { explainRefusal } from '../engine/merge/survival/explain.ts';
import type { FileMerge } from '../engine/merge/outcome.ts';
import type { MergeRecord, RecordedEdit } from '../ports/history.ts';

/** Before it is known of which sync and patch. */
export type MergedFile = Omit<MergeRecord, 'sync_id' | 'patch'>;

/** `null`: there was nothing to merge, one side's file stands. */
export function mergedFile(file_path: string, merge: FileMerge): MergedFile | null {
  const { kind, method, certificate, hooks } = merge;
  if (method === 'one side') return null;
  const edits = certificate?.edits ?? [];
  const ours = edits.filter(({ side }) => side === 'ours');
  return {
    file_path,
    outcome: kind,
    method,
    ours_edits: ours.map(recorded),
    theirs_edits: edits.length - ours.length,
    hooks,
    refusal: refusalOf(merge),
  };
}

/** A file of which there are no texts to merge. */
export function unmergedFile(file_path: string, refusal: string): MergedFile {
  const nothing = { ours_edits: [], theirs_edits: 0, hooks: [] };
  return { file_path, outcome: 'conflict', method: 'none', ...nothing, refusal };
}

function refusalOf(merge: FileMerge): string | null {
  if (merge.kind === 'conflict')
    return [...new Set(merge.conflicts.map(({ reason }) => reason))].join('; ');
  const refusal = merge.certificate?.refusal ?? null;
  return refusal === null ? null : explainRefusal(refusal);
}

function recorded({ line, removed, added, fate }: Edit): RecordedEdit {
  return { line, removed: short(removed), added: short(added), ...fateOf(fate) };
}

function fateOf(fate: Fate): Pick<RecordedEdit, 'fate' | 'at' | 'why'> {
  switch (fate.kind) {
    case 'stands':
    case 'made by both':
      return { fate: fate.kind, at: fate.line, why: null };
    case 'in conflict':
      return { fate: fate.kind, at: fate.conflict + 1, why: null };
    case 'lost':
      return { fate: fate.kind, at: null, why: fate.why };
    case 'gone as asked':
    default:
      return { fate: fate.kind, at: null, why: null };
  }
}

/** Enough to know an edit again; the texts themselves are in git. */
const LONGEST = 80;

function short(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  // A character of two halves is not cut in two.
  const cut = line.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '');
  return line.length > LONGEST ? `${cut}…` : line;
}
