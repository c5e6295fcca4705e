/** What git hands to a merge driver: `%O %A %B %L %P`, and from git 2.44 on the sides' names `%S %X %Y`. */
import { USUAL_SIZE } from '../engine/conflicted/marker.ts';
import type { ConflictLabels } from '../engine/conflicted/pieces.ts';

export interface DriverCall {
  /** Files to read. `ours` is also where the result goes. */
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly markerSize: number;
  /** Where the result belongs in the repository; its name decides how it is merged. */
  readonly path: string;
  readonly labels: ConflictLabels;
}

/** `null`: not even three files. Whatever else is wrong has a default, since a merge must come of it. */
export function driverCall(words: readonly string[]): DriverCall | null {
  // An option that is none of ours: the files git names never begin so.
  const first = words.findIndex((word) => !word.startsWith('-'));
  const [base, ours, theirs, size, path, baseLabel, oursLabel, theirsLabel] =
    first === -1 ? [] : words.slice(first);
  if (base === undefined || ours === undefined || theirs === undefined) return null;
  return {
    base,
    ours,
    theirs,
    markerSize: /^[1-9]\d{0,2}$/.test(size ?? '') ? Number(size) : USUAL_SIZE,
    path: path ?? ours,
    labels: {
      base: given(baseLabel) ?? 'base',
      ours: given(oursLabel) ?? 'ours',
      theirs: given(theirsLabel) ?? 'theirs',
    },
  };
}

/** An older git leaves the placeholders it does not know as they are. */
function given(label: string | undefined): string | null {
  const line = label?.replaceAll(/[\r\n]+/g, ' ').trim() ?? '';
  return line === '' || /^%[SXY]$/.test(line) ? null : line;
}
