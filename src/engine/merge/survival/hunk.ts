/** What an alignment is made of, and what it gives. */

/** A stretch of the first sequence replaced by one of the second; either may be empty. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** What an alignment may be made of. */
export interface Placed {
  readonly text: string;
  readonly line: number;
  /** Compared on its own, not with the line it stands on. */
  readonly alone?: true;
}
