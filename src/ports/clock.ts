/** Time and chance, so that a test can fix both. */
export interface Clock {
  now(): Date;
  /** A new unique id, short enough for a ref name: `20260102-120000-1f3a`. */
  newId(): string;
}
