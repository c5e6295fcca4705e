/** Lines that look like conflict markers and stand in no input: a merge must not bring any. */

const MARKER = /^(?:<{7,}|\|{7,}|={7,}|>{7,})(?:[ \r].*)?$/gm;

/** The first such line of `result`, or `null`. */
export function strayMarker(result: string, inputs: readonly string[]): string | null {
  const known = new Set(inputs.flatMap(markersIn));
  return markersIn(result).find((line) => !known.has(line)) ?? null;
}

function markersIn(text: string): string[] {
  return text.match(MARKER) ?? [];
}
