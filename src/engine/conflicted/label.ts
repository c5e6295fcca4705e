/** Our markers' first label says more than the side: `HEAD — fn analysis (both changed these lines)`. */

export interface OpeningLabel {
  /** The side's own name. */
  readonly side: string;
  /** The item around the conflict, or the file's name; `null` in a label that is not ours. */
  readonly item: string | null;
}

const OURS = /^(.*?) — (.*) \([^()]*\)$/;

export function openingLabel(label: string): OpeningLabel {
  const found = OURS.exec(label);
  return found === null
    ? { side: label, item: null }
    : { side: found[1] ?? '', item: found[2] ?? '' };
}
