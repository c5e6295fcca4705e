/** Merge of two TOML files by their tables, and of tables by their keys. */
import type { Document, Entry, Piece, Section } from '../../toml/document.ts';
import { mergeEntry } from './entry.ts';
import type { Met } from './met.ts';
import { mergedOrder } from './order.ts';
import type { Parts } from './parts.ts';
import { MANIFEST_REASON } from './reason.ts';
import { changed, type Sides, sidesOf } from './sides.ts';

/** Writes the merge to `parts`. */
export function mergeTables(documents: Sides<Document>, parts: Parts): void {
  mergePieces(
    sidesOf(documents, (document) => document.sections),
    parts,
    wholeSection,
    mergeSection,
  );
  mergeText(
    sidesOf(documents, (document) => document.tail),
    countLines(documents.ours),
    parts,
  );
}

function mergeSection(versions: Met<Section>, parts: Parts): void {
  const { base, ours, theirs } = versions;
  const of = (text: (section: Section) => string): Sides<string> => ({
    base: base === null ? '' : text(base),
    ours: text(ours),
    theirs: text(theirs),
  });
  mergeText(
    of((section) => section.lead),
    ours.line,
    parts,
  );
  const header = changed<string>({ ...of((section) => section.text) });
  if (header === null)
    parts.conflict(
      of((section) => section.text),
      ours.line,
      MANIFEST_REASON.bothSet,
    );
  else parts.clean(header);
  const entries = { base: base?.entries ?? [], ours: ours.entries, theirs: theirs.entries };
  mergePieces(entries, parts, wholeEntry, mergeEntry);
  mergeText(
    of((section) => section.tail),
    ours.line,
    parts,
  );
}

function mergePieces<P extends Piece>(
  sides: Sides<readonly P[]>,
  parts: Parts,
  whole: (piece: P) => string,
  merge: (met: Met<P>, parts: Parts) => void,
): void {
  const maps = sidesOf(sides, (pieces) => new Map(pieces.map((piece) => [piece.key, piece])));
  const untouched = (one: P, base: P): boolean => whole(one).trim() === whole(base).trim();
  const survives = (key: string): boolean => {
    const [base, ours, theirs] = [maps.base.get(key), maps.ours.get(key), maps.theirs.get(key)];
    const only = ours === undefined ? theirs : theirs === undefined ? ours : undefined;
    return base === undefined || only === undefined || !untouched(only, base);
  };
  const headed = (key: string): boolean =>
    /^[ \t]*\r?\n/m.test((maps.ours.get(key) ?? maps.theirs.get(key))?.lead ?? '');
  const keys = sidesOf(sides, (pieces) => pieces.map(({ key }) => key));
  let line = sides.ours[0]?.line ?? 0;
  for (const key of mergedOrder(keys, survives, headed)) {
    const base = maps.base.get(key) ?? null;
    const [ours, theirs] = [maps.ours.get(key), maps.theirs.get(key)];
    if (ours !== undefined) line = ours.line;
    if (ours !== undefined && theirs !== undefined) merge({ base, ours, theirs }, parts);
    else {
      const mine = ours === undefined ? '' : whole(ours);
      const other = theirs === undefined ? '' : whole(theirs);
      if (base === null) {
        parts.clean(mine + other);
        continue;
      }
      const texts = { base: whole(base), ours: mine, theirs: other };
      const { oursDeleted, theirsDeleted } = MANIFEST_REASON;
      parts.conflict(texts, line, ours === undefined ? oursDeleted : theirsDeleted);
    }
  }
}

function wholeEntry({ lead, text }: Entry): string {
  return lead + text;
}

function wholeSection({ lead, text, entries, tail }: Section): string {
  return lead + text + entries.map(wholeEntry).join('') + tail;
}

/** Comments and blank lines: by lines. */
export function mergeText(texts: Sides<string>, line: number, parts: Parts): void {
  const text = changed(texts);
  if (text !== null) parts.clean(text);
  else if (isBlank(texts)) parts.clean(texts.theirs);
  else parts.conflict(texts, line, MANIFEST_REASON.comments);
}

function isBlank({ ours, theirs }: Sides<string>): boolean {
  return ours.trim() === '' && theirs.trim() === '';
}

function countLines({ source, tail }: Document): number {
  return source.split('\n').length - tail.split('\n').length;
}
