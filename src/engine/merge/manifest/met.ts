/** What both sides have; `base` is `null` where both added it. */
export interface Met<P> {
  readonly base: P | null;
  readonly ours: P;
  readonly theirs: P;
}
