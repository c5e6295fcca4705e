/** Conflicts as text, in diff3 form: markers with named sides, item and reason. */
import { type ConflictRegion, reasonOf } from './conflict.ts';
import type { Chunk, ConflictChunk } from './lines.ts';

/** How the sides are called in markers. Each begins with its own name: `ours (fork at 1.71.0)`. */
export interface Labels {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export const SIDES: Labels = { base: 'base', ours: 'ours', theirs: 'theirs' };

export interface Marked {
  readonly text: string;
  readonly conflicts: readonly ConflictRegion[];
}

const OWN_MARKER = /^(?:<{7,} ours|\|{7,} base|>{7,} theirs)\b/m;

/** Does the text hold a marker written here? Those of other tools (in a test's text, say) are not meant. */
export function hasMarkers(text: string): boolean {
  return OWN_MARKER.test(text);
}

/** @param itemAt name of the item around a line of our side (0-based), or `null` */
export function withMarkers(
  path: string,
  chunks: readonly Chunk[],
  labels: Labels,
  itemAt: (line: number) => string | null,
): Marked {
  const size = markerSize(chunks);
  const conflicts: ConflictRegion[] = [];
  let text = '';
  let line = 1;
  const add = (part: string): void => {
    text += part;
    line += part.split('\n').length - 1;
  };
  for (const chunk of chunks) {
    if (chunk.kind === 'ok') {
      add(chunk.lines.join(''));
      continue;
    }
    const region = regionOf(path, line, itemAt(chunk.oursAt), chunk);
    conflicts.push(region);
    add(markedRegion(region, size, labels));
  }
  return { text, conflicts };
}

function regionOf(
  path: string,
  line: number,
  item: string | null,
  chunk: ConflictChunk,
): ConflictRegion {
  const { base, ours, theirs } = chunk;
  return {
    path,
    line,
    item,
    reason: reasonOf(chunk),
    base: base.join(''),
    ours: ours.join(''),
    theirs: theirs.join(''),
  };
}

function markedRegion(region: ConflictRegion, size: number, labels: Labels): string {
  const item = region.item ?? region.path.split('/').at(-1) ?? region.path;
  return [
    `${'<'.repeat(size)} ${labels.ours} — ${item} (${region.reason})\n`,
    ended(region.ours),
    `${'|'.repeat(size)} ${labels.base}\n`,
    ended(region.base),
    `${'='.repeat(size)}\n`,
    ended(region.theirs),
    `${'>'.repeat(size)} ${labels.theirs}\n`,
  ].join('');
}

/** A last line without `\n` would swallow the marker behind it. */
function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** Longer than any line in the text that looks like a marker. */
function markerSize(chunks: readonly Chunk[]): number {
  let longest = 6;
  for (const chunk of chunks) {
    const sides = chunk.kind === 'ok' ? [chunk.lines] : [chunk.base, chunk.ours, chunk.theirs];
    for (const line of sides.flat()) {
      const run = /^(<{7,}|\|{7,}|={7,}|>{7,})(?:\s|$)/.exec(line)?.[1];
      if (run !== undefined) longest = Math.max(longest, run.length);
    }
  }
  return longest + 1;
}
