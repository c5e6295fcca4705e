/** Items that one side moved and the other moved elsewhere, or dropped: no lines conflict, and both cannot be had. */
import type { Span } from '../../../base/span.ts';
import { familyOf } from '../../diff/remnant-names.ts';
import type { Item } from '../../syntax/item.ts';
import { splitLines } from '../lines.ts';
import { type Labels, withMarkers } from '../markers.ts';
import type { FileVersions } from '../outcome.ts';
import { blockFor, linesOf } from './block.ts';
import {
  type Compare,
  type Compared,
  gainedItems,
  isFollowed,
  lostItems,
  otherSide,
  type SideName,
} from './compared.ts';
import type { Held } from './held.ts';
import { type Move, movesIn } from './where.ts';
import { called, destination } from './words.ts';

/** Held where the item went: in one side's text of a file. */
export interface Standoff extends Held {
  readonly path: string;
  readonly side: SideName;
  /** Its lines there. */
  readonly lines: Span;
}

/** How sure a move must be to speak against a deletion. */
const SURE = 0.8;

/** Costs little where no file lacks an item on both sides. */
export function standoffsIn(
  compare: Compare,
  files: readonly FileVersions[],
  labels: Labels,
): Standoff[] {
  const gone = files.flatMap((file) => goneOnBoth(compare, file));
  if (gone.length === 0) return [];
  const sides = { ours: seen(compare, files, 'ours'), theirs: seen(compare, files, 'theirs') };
  return gone.flatMap((one, at): Standoff[] => {
    const moves = { ours: sides.ours.moveOf(one), theirs: sides.theirs.moveOf(one) };
    const { ours, theirs } = moves;
    const side = theirs === null ? 'ours' : 'theirs';
    const shown = moves[side];
    if (shown === null) return [];
    if (ours !== null && theirs !== null) {
      if (destination(ours) === destination(theirs)) return [];
      const reason = `both moved it: ours to ${destination(ours)}, theirs to ${destination(theirs)}`;
      return standoff(at, side, shown, ours, reason, labels);
    }
    const other = otherSide(side);
    if (shown.confidence < SURE || sides[other].hasGained(one.item)) return [];
    return standoff(at, side, shown, null, `${other} dropped what ${side} moved`, labels);
  });
}

interface Gone {
  readonly path: string;
  readonly item: Item;
}

function goneOnBoth(compare: Compare, file: FileVersions): Gone[] {
  const { path, base, ours, theirs } = file;
  if (base === null || ours === base || theirs === base) return [];
  const mine = new Set(goneIn(compare(file, 'ours')).map(keyOf));
  if (mine.size === 0) return [];
  const both = goneIn(compare(file, 'theirs')).filter((item) => mine.has(keyOf(item)));
  const outer = both.filter(
    (item) => !both.some((one) => one !== item && one.start <= item.start && item.end <= one.end),
  );
  return outer.map((item) => ({ path, item }));
}

/** No longer in the container it was in. */
function goneIn(compared: Compared): Item[] {
  const moved = [...compared.matching.displaced]
    .filter(([pair, how]) => how === 'container' && isFollowed(pair.before))
    .map(([pair]) => pair.before);
  return [...lostItems(compared), ...moved];
}

/** Of one base text; each comparison has items of its own. */
function keyOf({ kind, start, end }: Item): string {
  return `${kind} ${start} ${end}`;
}

function seen(compare: Compare, files: readonly FileVersions[], side: SideName) {
  const compared = files
    .filter((file) => file[side] !== file.base)
    .map((file) => compare(file, side));
  const moves = new Map(movesIn(compared).map((move) => [placeKey(move.from), move]));
  const gained = new Set(compared.flatMap(gainedItems).map(nameKeyOf));
  return {
    moveOf: (gone: Gone): Move | null => moves.get(placeKey(gone)) ?? null,
    hasGained: (item: Item): boolean => gained.has(nameKeyOf(item)),
  };
}

function nameKeyOf(item: Item): string {
  return `${familyOf(item)} ${item.name}`;
}

function placeKey({ path, item }: Gone): string {
  return `${path} ${keyOf(item)}`;
}

/** @param ours where our side has it; `null`: the side that does not show it has it nowhere */
function standoff(
  number: number,
  side: SideName,
  { from, to }: Move,
  ours: Move | null,
  reason: string,
  labels: Labels,
): Standoff[] {
  const { path, source } = to;
  const lines = linesOf(to);
  const base = blockFor(from, to, from.item.name);
  const mine = ours === null ? '' : blockFor(ours.to, to, ours.to.item.name);
  if (lines === null || base === null || mine === null) return [];
  const shown = splitLines(source.slice(lines.start, lines.end));
  const sides =
    side === 'theirs' ? { ours: splitLines(mine), theirs: shown } : { ours: shown, theirs: [] };
  const chunk = { kind: 'conflict', base: splitLines(base), ...sides, oursAt: 0, reason } as const;
  const { text, conflicts } = withMarkers(path, [chunk], labels, () => called(to.item));
  const sign = `// item ${number} at ${path}, held until the file is merged`;
  return conflicts.map((region) => ({ path, side, lines, sign, block: text, region }));
}
