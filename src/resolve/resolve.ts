/** One file with conflict markers: read, merged again by the engine, and taken only when it is better than it was. */
import { asText, conflictsIn, massOf, type Piece } from '../engine/conflicted/pieces.ts';
import { conflictsInLiterals } from '../engine/conflicted/literals.ts';
import { openingLabel } from '../engine/conflicted/label.ts';
import { mergedPieces } from '../engine/conflicted/merged.ts';
import { outsideKept } from '../engine/conflicted/outside.ts';
import { readConflicts } from '../engine/conflicted/read.ts';
import { unsealed } from '../engine/conflicted/sealed.ts';
import { writeConflicts } from '../engine/conflicted/write.ts';
import type { Merger } from '../merge-driver/merger.ts';
import type { ConflictSource, SideLabels } from '../ports/conflict-source.ts';
import { contentOf, type LinePieces, offersFor } from './offers.ts';
import type { Outcome } from './outcome.ts';
import { type Sides, sidesOf } from './sides.ts';

export interface ResolvePorts {
  readonly merger: Merger;
  readonly linePieces: LinePieces;
}

interface Marked {
  readonly file: string;
  readonly text: string;
  /** `null`: in no repository. */
  readonly source: ConflictSource | null;
}

export async function resolveText(marked: Marked, ports: ResolvePorts): Promise<Outcome> {
  const { file, text, source } = marked;
  const path = source?.path ?? file;
  const nothing = {
    file,
    path,
    origin: null,
    why: null,
    before: text,
    after: text,
    conflicts: [],
    left: [],
    showsBase: false,
    merge: null,
  };
  const read = readConflicts(text, (await source?.markerSize()) ?? null);
  if (read.kind === 'none') return { ...nothing, status: 'none' };
  if (read.kind === 'ambiguous')
    return { ...nothing, status: 'refused', why: `line ${read.line}: ${read.why}` };
  const stages = (await source?.stages()) ?? null;
  const content = contentOf(read.pieces, text, stages);
  const pieces = asText(read.pieces, content, text);
  const conflicts = conflictsIn(pieces);
  const [first] = conflicts;
  if (first === undefined) return { ...nothing, status: 'none' };
  const [inLiteral] = stages === null && path.endsWith('.rs') ? conflictsInLiterals(pieces) : [];
  if (inLiteral !== undefined) {
    const why = `line ${inLiteral.line}: these markers may be the text of a string or comment`;
    return { ...nothing, status: 'refused', why };
  }
  const labels = { ...first.labels, ours: openingLabel(first.labels.ours).side };
  const showsBase = conflicts.some(({ base }) => base !== null);
  const known = { ...nothing, conflicts, left: conflicts, showsBase };
  const offers = await offersFor(
    text,
    stages,
    async () => source?.commits(labels) ?? null,
    ports.linePieces,
  );
  const sides = sidesOf(pieces, offers, path.endsWith('.rs') ? '//' : '#');
  if (sides === null)
    return {
      ...known,
      status: 'left',
      why: 'no base: not in the markers, the index, or the commits they name',
    };
  const merged = await mergedSides(path, pieces, sides, named(labels), ports.merger);
  if (typeof merged === 'string')
    return { ...known, status: 'left', origin: sides.origin, why: merged };
  const { merge, result } = merged;
  const better = massOf(result) < massOf(pieces);
  const { origin } = sides;
  const sealed = sides.seals.length > 0 ? [`no base for ${sides.seals.length} of them`] : [];
  const why = [...sealed, ...(merge?.notes ?? [])].join('; ') || null;
  if (conflictsIn(result).length > 0 && !better)
    return { ...known, status: 'left', origin, why, merge };
  const written = writeConflicts(result, { size: read.size, base: showsBase });
  const left = conflictsIn(written.pieces);
  return {
    ...known,
    status: left.length === 0 ? 'resolved' : 'reduced',
    origin,
    why,
    after: written.text,
    left,
    merge,
  };
}

/** The engine's result, or why there is none that can be taken. */
async function mergedSides(
  path: string,
  pieces: readonly Piece[],
  { texts, untouched, seals }: Sides,
  labels: SideLabels,
  merger: Merger,
): Promise<{ merge: Outcome['merge']; result: readonly Piece[] } | string> {
  try {
    const merge = await merger.merge({ versions: { path, ...texts }, labels });
    if (merge.text === null) return 'it would be deleted';
    const result = unsealed(mergedPieces(merge), seals);
    if (result === null || (!untouched && !outsideKept(pieces, result)))
      return 'merging would change lines outside of the conflicts';
    return { merge, result };
  } catch (error) {
    return `the engine failed: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function named({ base, ours, theirs }: SideLabels): SideLabels {
  return { base: base || 'base', ours: ours || 'ours', theirs: theirs || 'theirs' };
}
