/** The merge of two texts without regard to hooks: by lines, else by structure; each believed only when it is proven. */
import type { Objection } from './accept.ts';
import { refusalOf } from './checks/index.ts';
import type { Texts } from './factor.ts';
import { forced } from './forced.ts';
import { type Chunk, cleanText, mergeLines } from './lines.ts';
import type { Method } from './outcome.ts';
import type { RustView } from './rust-view.ts';
import { mergeStructure } from './structure/merge.ts';

export interface PlainMerge {
  readonly chunks: readonly Chunk[];
  readonly method: Method;
  /** The line merge alone, before any check. */
  readonly lines: readonly Chunk[];
  /** What speaks against the line merge's clean result. */
  readonly objections: readonly Objection[];
}

/** More to be held against a clean text, beside the checks that every merge has to pass. */
export type MoreChecks = (text: string) => readonly Objection[];

export function mergePlain(
  rust: RustView | null,
  texts: Texts,
  moreChecks: MoreChecks = () => [],
): PlainMerge {
  const byLines = mergeByLines(rust, texts, moreChecks);
  if (rust === null || cleanText(byLines.chunks) !== null) return byLines;
  const { lines, objections } = byLines;
  const structural = mergeStructure(rust.parser, texts, lines);
  if (structural === null || objectionsTo(rust, texts, structural, moreChecks).length > 0)
    return byLines;
  return { lines, objections, chunks: structural, method: 'structure' };
}

/** Without structure; a clean result that is refused becomes a conflict. */
export function mergeByLines(
  rust: RustView | null,
  texts: Texts,
  moreChecks: MoreChecks = () => [],
): PlainMerge {
  const lines = mergeLines(texts.base, texts.ours, texts.theirs);
  const objections = objectionsTo(rust, texts, lines, moreChecks);
  const refused = objections.map(({ reason }) => ({ reason, lines: null }));
  return { lines, objections, chunks: forced(lines, refused, texts), method: 'lines' };
}

function objectionsTo(
  rust: RustView | null,
  texts: Texts,
  chunks: readonly Chunk[],
  moreChecks: MoreChecks,
): readonly Objection[] {
  const text = cleanText(chunks);
  if (text === null) return [];
  const refusal = refusalOf(rust?.parser ?? null, texts, text);
  return refusal === null ? moreChecks(text) : [{ hook: null, reason: refusal }];
}
