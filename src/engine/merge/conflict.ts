/** What a merge leaves to a person, and why: the vocabulary of reasons. */
import type { ConflictChunk } from './lines.ts';

export interface ConflictRegion {
  readonly path: string;
  /** 1-based line of the opening marker in the text with markers. */
  readonly line: number;
  readonly reason: string;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export const REASON = {
  bothChanged: 'both changed these lines',
  bothAdded: 'both added lines here',
  oursDeleted: 'ours deleted what theirs changed',
  theirsDeleted: 'theirs deleted what ours changed',
  oursDeletedFile: 'ours deleted the file that theirs changed',
  theirsDeletedFile: 'theirs deleted the file that ours changed',
  parsesWorse: 'merged it would not parse',
  editLost: 'merged an edit would be lost',
  double: 'merged it would stand twice',
  cfgTwins: 'merged items under different cfgs would be mixed up',
  marker: 'merged it would hold a conflict marker',
} as const;

/** Why a conflict chunk is one. */
export function reasonOf({ base, ours, theirs, reason }: ConflictChunk): string {
  if (reason !== null) return reason;
  if (base.length === 0) return REASON.bothAdded;
  if (ours.length === 0) return REASON.oursDeleted;
  return theirs.length === 0 ? REASON.theirsDeleted : REASON.bothChanged;
}
