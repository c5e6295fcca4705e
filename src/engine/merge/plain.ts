/** The merge of two texts without regard to hooks: by lines, else by structure; each believed only when it is proven. */
import type { Objection } from './accept.ts';
import type { Texts } from './factor.ts';
import { forced } from './forced.ts';
import { Judge, type MoreChecks } from './judge.ts';
import { type Chunk, cleanText, mergeLines } from './lines.ts';
import type { Method } from './outcome.ts';
import type { RustView } from './rust-view.ts';
import { conflictLines } from './structure/conflict-lines.ts';
import { mended, type Mending } from './structure/mend.ts';
import { type Sources, sourcesOf } from './structure/source.ts';
import { structuralMerges } from './structure/merge.ts';
import type { Certificate } from './survival/certificate.ts';

export interface PlainMerge {
  readonly chunks: readonly Chunk[];
  readonly method: Method;
  /** The line merge alone, before any check. */
  readonly lines: readonly Chunk[];
  /** What speaks against the line merge's clean result. */
  readonly objections: readonly Objection[];
  /** Where every edit is in `chunks`; `null` where another proof stands for it. */
  readonly certificate: Certificate | null;
}

export function mergePlain(
  rust: RustView | null,
  texts: Texts,
  moreChecks: MoreChecks = () => [],
): PlainMerge {
  const judge = new Judge(rust, texts, moreChecks);
  const byLines = judgedLines(rust, texts, judge);
  if (rust === null || cleanText(byLines.chunks) !== null) return byLines;
  const { lines, objections } = byLines;
  // A line merge that is refused is no better than a proven one that leaves more open.
  const refused = byLines.certificate?.refusal != null;
  const atMost = refused ? Infinity : Math.max(1, conflictLines(byLines.chunks));
  const sources = sourcesOf(rust.parser, texts, rust.watch);
  let best: PlainMerge | null = null;
  for (const chunks of structuralMerges(rust.parser, texts, sources, lines)) {
    const limit = best === null ? atMost : conflictLines(best.chunks);
    if (conflictLines(chunks) >= limit) continue;
    const found = proven({ sources, chunks, limit }, judge);
    if (found === null) continue;
    best = { lines, objections, method: 'structure', ...found };
    if (cleanText(found.chunks) !== null) break;
  }
  return best ?? byLines;
}

/** What is tried, one after the other, each on what the one before it left. */
const MENDINGS: readonly Mending[] = [
  { by: 0, whole: false, byLines: true },
  { by: 0, whole: false, byLines: false },
  { by: 1, whole: false, byLines: true },
  { by: 3, whole: false, byLines: false },
  { by: 1, whole: true, byLines: true },
  { by: 8, whole: true, byLines: false },
  { by: 30, whole: true, byLines: false },
];

interface Candidate {
  readonly sources: Sources;
  readonly chunks: readonly Chunk[];
  /** Conflict lines of the best that is proven. */
  readonly limit: number;
}

/** The merge, or as much of it as is proven, with fewer lines open than `limit`. */
function proven(
  { sources, chunks, limit }: Candidate,
  judge: Judge,
): Pick<PlainMerge, 'chunks' | 'certificate'> | null {
  let { certificate, objections } = judge.of(chunks);
  let open = chunks;
  for (const how of MENDINGS) {
    if (objections.length === 0) return { chunks: open, certificate };
    const next = mended(sources, open, certificate, how);
    if (next === null || conflictLines(next) >= limit) continue;
    open = next;
    ({ certificate, objections } = judge.of(open));
  }
  return objections.length === 0 ? { chunks: open, certificate } : null;
}

/** Without structure; a clean result that is refused becomes a conflict. */
export function mergeByLines(
  rust: RustView | null,
  texts: Texts,
  moreChecks: MoreChecks = () => [],
): PlainMerge {
  return judgedLines(rust, texts, new Judge(rust, texts, moreChecks));
}

function judgedLines(rust: RustView | null, texts: Texts, judge: Judge): PlainMerge {
  const lines = mergeLines(texts.base, texts.ours, texts.theirs, rust?.watch);
  const { objections, certificate } = judge.of(lines);
  if (objections.length === 0)
    return { lines, objections, chunks: lines, method: 'lines', certificate };
  const refused = objections.map(({ reason }) => ({ reason, lines: null }));
  const chunks = forced(lines, refused, texts, rust?.watch);
  const { certificate: found } = judge.of(chunks);
  return { lines, objections, chunks, method: 'lines', certificate: found };
}
