/** What became of each file that a sync had to merge. */
import { z } from 'zod';
import type { MergeRecord } from '../ports/history.ts';
import { count } from './wording.ts';

const editSchema = z.object({
  line: z.int().describe("1-based in the fork's text; in the old release's for a pure deletion."),
  removed: z.string().describe('In one line, cut short; empty: nothing.'),
  added: z.string(),
  fate: z.enum(['stands', 'made by both', 'gone as asked', 'in conflict', 'lost']),
  at: z
    .int()
    .nullable()
    .describe(
      'Line of the result at which it stands; of an edit in conflict, which conflict, from 1.',
    ),
  why: z.string().nullable().describe('Why it is lost.'),
});

export const mergeSchema = z
  .object({
    sync_id: z.string(),
    patch: z.string().describe("The fork's commit."),
    file_path: z.string(),
    outcome: z.enum(['clean', 'conflict']),
    method: z
      .string()
      .describe('`lines`, `structure`, `tables`, `hooks`, `learned`; `none`: not merged.'),
    ours_edits: z.array(editSchema).describe("The fork's edits; its hooks are in `hooks`."),
    theirs_edits: z.int().describe("How many edits upstream's side has."),
    hooks: z.array(z.string()).describe('Ids of the hooks that were put back.'),
    refusal: z
      .string()
      .nullable()
      .describe('Why a clean result is not proven, or why it is a conflict; null: proven.'),
  })
  .describe('A row of certificates: one file of one patch, merged.');

const HOW: Readonly<Record<string, string>> = {
  lines: 'by lines',
  structure: 'by structure',
  tables: 'by tables and keys',
  hooks: 'with its hooks taken out and put back',
  learned: 'as a person resolved it before',
};

/** `by structure`; a method of another build is called by its own name. */
export function howMerged({ method, outcome }: MergeRecord): string {
  const how = HOW[method] ?? (method === 'none' ? 'not merged' : method);
  return outcome === 'conflict' ? `${how}, left to a person` : how;
}

/** `3 edits of the fork: 2 stand, 1 in conflict; 1 hook put back; 12 edits of upstream`. */
export function editsInWords({ ours_edits, hooks, theirs_edits }: MergeRecord): string {
  const fates = [...new Set(ours_edits.map(({ fate }) => fate))].map(
    (fate) => `${ours_edits.filter((edit) => edit.fate === fate).length} ${FATE[fate]}`,
  );
  const own = `${count(ours_edits.length, 'edit')} of the fork`;
  return [
    fates.length === 0 ? own : `${own}: ${fates.join(', ')}`,
    ...(hooks.length === 0 ? [] : [`${count(hooks.length, 'hook')} put back`]),
    `${count(theirs_edits, 'edit')} of upstream`,
  ].join('; ');
}

const FATE: { readonly [F in MergeRecord['ours_edits'][number]['fate']]: string } = {
  stands: 'stand',
  'made by both': 'made by both',
  'gone as asked': 'gone as asked',
  'in conflict': 'in conflict',
  lost: 'lost',
};
