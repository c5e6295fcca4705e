/** Conflicts made of what merged by lines and must not pass. */
import type { Objection } from './accept.ts';
import type { Texts } from './factor.ts';
import { type Chunk, splitLines } from './lines.ts';
import type { StuckHook } from './replay-hooks.ts';

/**
 * Around each stuck hook's own lines, which merged cleanly; where they are part of a conflict already, that stays. If
 * nothing conflicts then, the whole file does.
 */
export function forced(
  chunks: readonly Chunk[],
  wrong: readonly (StuckHook | Objection)[],
  texts: Texts,
): readonly Chunk[] {
  let open = chunks;
  for (const one of wrong) {
    if ('lines' in one)
      open = split(open, splitLines(one.lines), `hook ${one.hook.id}: ${one.reason}`);
  }
  if (open.some(({ kind }) => kind === 'conflict')) return open;
  return whole(texts, wrong[0]?.reason ?? null);
}

/** The line merge's own conflicts; the whole file if it had none. */
export function forcedWhole(
  texts: Texts,
  chunks: readonly Chunk[],
  reason: string,
): readonly Chunk[] {
  return chunks.some(({ kind }) => kind === 'conflict') ? chunks : whole(texts, reason);
}

function whole({ base, ours, theirs }: Texts, reason: string | null): Chunk[] {
  return [
    {
      kind: 'conflict',
      base: splitLines(base),
      ours: splitLines(ours),
      theirs: splitLines(theirs),
      oursAt: 0,
      reason,
    },
  ];
}

function split(chunks: readonly Chunk[], lines: readonly string[], reason: string): Chunk[] {
  return chunks.flatMap((chunk): Chunk[] => {
    if (chunk.kind === 'conflict') return [chunk];
    const at = chunk.lines.findIndex((_, index) =>
      lines.every((line, offset) => chunk.lines[index + offset] === line),
    );
    if (at === -1) return [chunk];
    return [
      { kind: 'ok', lines: chunk.lines.slice(0, at) },
      { kind: 'conflict', base: [], ours: lines, theirs: [], oursAt: 0, reason },
      { kind: 'ok', lines: chunk.lines.slice(at + lines.length) },
    ];
  });
}
