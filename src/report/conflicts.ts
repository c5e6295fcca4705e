/** Conflicts for machines: what `resolve --json` prints of each, and what is written beside a file. */
import { z } from 'zod';
import { openingLabel } from '../engine/conflicted/label.ts';
import type { ConflictPiece } from '../engine/conflicted/pieces.ts';
import { codeOf, reasonOf } from '../engine/merge/conflict.ts';

const sideSchema = z.object({
  lines: z
    .tuple([z.int(), z.int()])
    .nullable()
    .describe('First and last line in the file with markers; null: none, or the style shows none.'),
  text: z.string(),
});

export const conflictSchema = z.object({
  path: z.string(),
  line: z.int().describe('Of the opening marker, from 1.'),
  item: z.string().nullable().describe('The item around it, or the name of the file.'),
  reason: z.string(),
  reason_code: z
    .string()
    .nullable()
    .describe('The kind of reason, as `bothChanged`; null: one of no fixed kind.'),
  base: sideSchema,
  ours: sideSchema,
  theirs: sideSchema,
});

export const conflictsFileSchema = z.object({
  schema_version: z.literal(1),
  path: z.string(),
  failure: z.string().nullable().describe('Why the engine gave no merge, and lines were merged.'),
  conflicts: z.array(conflictSchema),
});

export type ConflictRecord = z.infer<typeof conflictSchema>;

/** @param piece with the line at which it opens in the file; @param base does the file show it? */
export function conflictRecord(path: string, piece: ConflictPiece, base = true): ConflictRecord {
  const { line, labels } = piece;
  const { item } = openingLabel(labels.ours);
  const shown = base ? piece.base : null;
  const atBase = line + 1 + piece.ours.length + (shown === null ? 0 : 1);
  const atTheirs = atBase + (shown?.length ?? 0) + 1;
  const reason = /\(([^()]*)\)$/.exec(item === null ? '' : labels.ours)?.[1] ?? reasonIn(piece);
  return {
    path,
    line,
    item,
    reason,
    reason_code: codeOf(reason),
    base: side(shown === null ? null : atBase, piece.base ?? []),
    ours: side(line + 1, piece.ours),
    theirs: side(atTheirs, piece.theirs),
  };
}

/** The text of the file of conflicts, with a final newline. */
export function conflictsFile(
  path: string,
  conflicts: readonly ConflictPiece[],
  failure: string | null,
  base = true,
): string {
  const records = conflicts.map((piece) => conflictRecord(path, piece, base));
  const file = conflictsFileSchema.parse({ schema_version: 1, path, failure, conflicts: records });
  return `${JSON.stringify(file, null, 2)}\n`;
}

function reasonIn({ ours, base, theirs }: ConflictPiece): string {
  return reasonOf({ kind: 'conflict', ours, base: base ?? [], theirs, oursAt: 0, reason: null });
}

function side(
  first: number | null,
  lines: readonly string[],
): { lines: [number, number] | null; text: string } {
  const range: [number, number] | null =
    first === null || lines.length === 0 ? null : [first, first + lines.length - 1];
  return { lines: range, text: lines.join('') };
}
