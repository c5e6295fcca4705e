/** How long the engine may take for one file. */

export const TIME_LIMIT = [
  '--time-limit <seconds>',
  'for the engine, a file; then it is merged by lines (default: limits.merge_seconds, 10)',
] as const;

const LONGEST = 86_400;

/** `null`: no number of seconds. */
export function secondsOf(text: string): number | null {
  const seconds = Number(text);
  return text.trim() !== '' && seconds >= 0 && seconds <= LONGEST ? seconds : null;
}
