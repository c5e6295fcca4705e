/** What became of a file that `resolve` was given. */
import type { ConflictPiece } from '../engine/conflicted/pieces.ts';
import type { FileMerge } from '../engine/merge/outcome.ts';
import type { Origin } from './sides.ts';

/** `none`: no markers. `refused`: the markers can be read in two ways. `left`: nothing is better than it was. */
export type Status = 'resolved' | 'reduced' | 'left' | 'refused' | 'none';

export interface Outcome {
  readonly file: string;
  /** In its repository; else the same as `file`. */
  readonly path: string;
  readonly status: Status;
  readonly origin: Origin | null;
  /** Why not everything was resolved, in words; `null` when the conflicts say it themselves. */
  readonly why: string | null;
  readonly before: string;
  /** The same as `before` when nothing is to be written. */
  readonly after: string;
  /** In `before`. */
  readonly conflicts: readonly ConflictPiece[];
  /** In `after`. */
  readonly left: readonly ConflictPiece[];
  /** Do the markers show a base? */
  readonly showsBase: boolean;
  readonly merge: FileMerge | null;
}
