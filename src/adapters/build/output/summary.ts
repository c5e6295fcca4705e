/** Messages at level error or warning that only count or repeat what was said before. */
const SUMMARIES = [
  /^aborting due to /,
  /^could not compile /,
  /^\d+ targets? failed/,
  /^test failed, to rerun/,
  /^doctest failed, to rerun/,
  /^\d+ warnings? emitted/,
  /^`.+` .*generated \d+ warnings?/,
  /^build failed, waiting for other jobs/,
];

export function isSummary(message: string): boolean {
  return SUMMARIES.some((pattern) => pattern.test(message));
}
