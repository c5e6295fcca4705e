/** Windows line ends: work happens on `\n`, what was uniform `\r\n` becomes so again. */

export interface UnixText {
  readonly unix: string;
  /** Undoes it for a text made from `unix`. */
  readonly restored: (text: string) => string;
}

/** A file that mixes both kinds is left as it is. */
export function inUnixLines(text: string): UnixText {
  if (lineEndsOf(text) !== 'crlf') return { unix: text, restored: (made) => made };
  return { unix: text.replaceAll('\r\n', '\n'), restored: (made) => made.replaceAll('\n', '\r\n') };
}

export function lineEndsOf(text: string): 'lf' | 'crlf' | 'mixed' | 'none' {
  const windows = text.match(/\r\n/g)?.length ?? 0;
  const all = text.match(/\n/g)?.length ?? 0;
  if (all === 0) return 'none';
  if (windows === 0) return 'lf';
  return windows === all ? 'crlf' : 'mixed';
}
