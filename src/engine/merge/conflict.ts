/** What a merge leaves to a person, and why: the vocabulary of reasons. */
import type { Candidate } from '../intents/action.ts';
import type { Offer } from '../learn/lesson.ts';
import type { ConflictChunk } from './lines.ts';
import { MANIFEST_REASON } from './manifest/reason.ts';

export interface ConflictRegion {
  readonly path: string;
  /** 1-based line of the opening marker in the text with markers. */
  readonly line: number;
  /** The item it stands in, as a person calls it: `fn analysis`; `null`: none that has a name. */
  readonly item: string | null;
  /** A phrase of `REASON`, or of a hook; behind a colon what it is about. */
  readonly reason: string;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** Of a hook without a place: where it might belong, best first; lines count in upstream's file. */
  readonly candidates?: readonly Candidate[];
  /** Id of a hook that all of its surroundings are gone of: nothing is left that it could belong to. */
  readonly gone?: string;
  /** How a person resolved conflicts of this shape before. */
  readonly offers?: readonly Offer[];
}

/** Every reason there is, by the code that machines read. */
export const REASON = {
  ...MANIFEST_REASON,
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
  timeUp: 'the time for this file was up before its hooks were checked',
  notAFile: 'a link, a submodule or a folder on one side cannot be merged',
  bothAddedModes: 'both added it, one of them as an executable',
  notText: 'not UTF-8 text: cannot be merged',
  hook: 'hook',
} as const;

export type ReasonCode = keyof typeof REASON;

/** The code of a region's reason; `null` for one of no fixed kind. */
export function codeOf(reason: string): ReasonCode | null {
  return CODES.find((code) => begins(reason, REASON[code])) ?? null;
}

function begins(reason: string, phrase: string): boolean {
  return reason.startsWith(phrase) && /^(?::| |$)/.test(reason.slice(phrase.length));
}

const CODES = Object.keys(REASON).filter((code): code is ReasonCode => code in REASON);

/** Why a conflict chunk is one. */
export function reasonOf({ base, ours, theirs, reason }: ConflictChunk): string {
  if (reason !== null) return reason;
  if (base.length === 0) return REASON.bothAdded;
  if (ours.length === 0) return REASON.oursDeleted;
  return theirs.length === 0 ? REASON.theirsDeleted : REASON.bothChanged;
}
