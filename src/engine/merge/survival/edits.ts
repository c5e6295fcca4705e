/** The edits of both sides with what became of them, from what was proven of the result. */
import type { Chunk } from '../lines.ts';
import type { Hunk } from './hunk.ts';
import type { Certificate, Edit, Fate, Versions } from './certificate.ts';
import { isConflict, type Reduced } from './fills.ts';
import type { Token } from './lex.ts';
import { isMarker, markerOf } from './marker.ts';
import type { Followed } from './moves.ts';
import type { Proof } from './proof.ts';
import type { Window } from './windows.ts';

export interface Findings {
  readonly texts: Versions;
  readonly chunks: readonly Chunk[];
  readonly parts: Reduced;
  readonly proof: Proof;
  /** What one side moved, where it was followed. */
  readonly moved: Followed | null;
}

export function editsOf(findings: Findings): Certificate {
  const { parts, proof } = findings;
  const { breaches } = proof;
  const edits = (['ours', 'theirs'] as const).flatMap((side) => [
    ...findings.proof.hunks[side].map((hunk) => editOf(findings, side, hunk)),
    ...movedBy(findings, side),
    ...conflicting(findings, side),
  ]);
  const [first] = breaches;
  if (first === undefined) return { edits, refusal: null };
  const line = lineAt(parts.result, first.window.start);
  return { edits, refusal: { kind: 'not what the edits make', line, why: first.breach.why } };
}

function editOf(findings: Findings, side: 'ours' | 'theirs', hunk: Hunk): Edit {
  const { texts, parts } = findings;
  const { from, to, start, end } = hunk;
  return {
    side,
    line: end > start ? lineAt(parts[side], start) : lineAt(parts.base, from),
    removed: sourceOf(texts.base, parts.base, from, to),
    added: sourceOf(texts[side], parts[side], start, end),
    fate: fateOf(findings, side, hunk),
  };
}

function fateOf(findings: Findings, side: 'ours' | 'theirs', hunk: Hunk): Fate {
  const broken = findings.proof.breaches.find(({ window }) => within(hunk, window));
  if (broken !== undefined) return { kind: 'lost', why: broken.breach.why };
  if (hunk.start === hunk.end) return { kind: 'gone as asked' };
  const line = lineAt(findings.parts.result, placeOf(findings, side, hunk));
  const twin = findings.proof.hunks[side === 'ours' ? 'theirs' : 'ours'].some(
    (other) =>
      other.from === hunk.from && other.to === hunk.to && same(findings, side, hunk, other),
  );
  return { kind: twin ? 'made by both' : 'stands', line };
}

/** Lines of a move: as the base has them, where the first of them stands. */
function movedBy({ texts, parts, moved }: Findings, side: 'ours' | 'theirs'): Edit[] {
  if (moved?.side !== side) return [];
  return moved.runs.map((run) => {
    const text = sourceOf(texts.base, run, 0, run.length);
    const first = run.filter(({ line }) => line === run[0]?.line);
    const at = parts.result.findIndex((_, place) =>
      first.every((token, by) => token.text === parts.result[place + by]?.text),
    );
    const fate: Fate = { kind: 'stands', line: lineAt(parts.result, at) };
    return { side, line: lineAt(run, 0), removed: text, added: text, fate };
  });
}

function within({ from, to }: Hunk, window: Window): boolean {
  return from >= window.from.base && to <= window.to.base;
}

function same({ parts }: Findings, side: 'ours' | 'theirs', hunk: Hunk, other: Hunk): boolean {
  const others = parts[side === 'ours' ? 'theirs' : 'ours'];
  if (hunk.end - hunk.start !== other.end - other.start) return false;
  for (let by = 0; by < hunk.end - hunk.start; by++) {
    if (parts[side][hunk.start + by]?.text !== others[other.start + by]?.text) return false;
  }
  return true;
}

/** Index in the result of the first token that an edit added. */
function placeOf(findings: Findings, side: 'ours' | 'theirs', hunk: Hunk): number {
  const { parts, proof } = findings;
  const { blend, against, proven } = proof;
  const window = proven.find((one) => within(hunk, one));
  const own = parts[side];
  if (window !== undefined) {
    for (let size = hunk.end - hunk.start; size > 0; size = size >> 1) {
      for (let at = window.start; at + size <= window.end; at++) {
        let equal = 0;
        while (equal < size && parts.result[at + equal]?.text === own[hunk.start + equal]?.text)
          equal++;
        if (equal === size) return at;
      }
    }
    return window.start;
  }
  const region = blend.regions.find(({ from, to }) => from.base <= hunk.from && hunk.to <= to.base);
  const at = (region?.from.blend ?? 0) + hunk.start - (region?.from[side] ?? 0);
  const before = against.findLast(({ to }) => to <= at);
  return before === undefined ? at : before.end + at - before.to;
}

/** What a side changed inside of conflicts: one edit each. */
function conflicting({ chunks, parts }: Findings, side: 'ours' | 'theirs'): Edit[] {
  const places = new Map<string, number>();
  parts[side].forEach((token, at) => {
    if (isMarker(token)) places.set(token.text, at);
  });
  return chunks.filter(isConflict).flatMap((chunk, conflict): Edit[] => {
    const [removed, added] = [chunk.base.join(''), chunk[side].join('')];
    if (removed === added) return [];
    const at = places.get(markerOf(conflict)) ?? 0;
    const before = parts[side][at - 1];
    const line = (before === undefined ? 0 : before.line) + 1;
    return [{ side, line, removed, added, fate: { kind: 'in conflict', conflict } }];
  });
}

function sourceOf(source: string, tokens: readonly Token[], from: number, to: number): string {
  if (to === from) return '';
  const own = tokens.slice(from, to);
  // Imports are sorted, and moves are followed: what is between them is not theirs.
  if (own.some(({ alone, start }, at) => alone === true || start < (own[at - 1]?.end ?? 0)))
    return own.map(({ text }) => text).join(' ');
  return source.slice(own[0]?.start ?? 0, own.at(-1)?.end ?? 0);
}

function lineAt(tokens: readonly Token[], at: number): number {
  return Math.max(1, tokens[at]?.line ?? tokens.at(-1)?.line ?? 1);
}
