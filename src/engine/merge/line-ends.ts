/** Line ends as an edit of their own: a side that changed only them does not conflict with one that changed lines. */
import { lineEndsOf } from '../intents/line-ends.ts';
import type { ConflictRegion } from './conflict.ts';
import type { Texts } from './factor.ts';
import type { FileMerge } from './outcome.ts';

export interface SharedLineEnds {
  readonly texts: Texts;
  /** Gives a merge of `texts` the line ends that the sides agree on. */
  readonly restored: (merge: FileMerge) => FileMerge;
}

/** Files that mix line ends are merged as they are. */
export function sharedLineEnds({ base, ours, theirs }: Texts): SharedLineEnds {
  const kinds = { base: lineEndsOf(base), ours: lineEndsOf(ours), theirs: lineEndsOf(theirs) };
  const all = [kinds.base, kinds.ours, kinds.theirs];
  // With no line end in the base, neither side's is a change of the other's: there is nothing to agree on.
  const unfounded = kinds.base === 'none' && all.includes('lf');
  if (all.includes('mixed') || !all.includes('crlf') || unfounded) {
    return { texts: { base, ours, theirs }, restored: (merge) => merge };
  }
  const before = known(kinds.base, kinds.ours);
  const mine = known(kinds.ours, before);
  const wanted = mine === before ? known(kinds.theirs, before) : mine;
  return {
    texts: { base: unix(base), ours: unix(ours), theirs: unix(theirs) },
    restored: (merge) => (wanted === 'crlf' ? withWindowsEnds(merge) : merge),
  };
}

function known(kind: string, otherwise: string): string {
  return kind === 'none' ? otherwise : kind;
}

function unix(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function windows(text: string): string {
  return text.replaceAll('\n', '\r\n');
}

function withWindowsEnds(merge: FileMerge): FileMerge {
  const regions = (list: readonly ConflictRegion[]): ConflictRegion[] =>
    list.map((region) => ({
      ...region,
      base: windows(region.base),
      ours: windows(region.ours),
      theirs: windows(region.theirs),
    }));
  const lineConflicts = regions(merge.lineConflicts);
  if (merge.kind === 'clean') {
    return { ...merge, text: merge.text === null ? null : windows(merge.text), lineConflicts };
  }
  return {
    ...merge,
    text: windows(merge.text),
    conflicts: regions(merge.conflicts),
    lineConflicts,
  };
}
