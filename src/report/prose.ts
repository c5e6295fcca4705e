/** Sentences in which code stands between backticks, as this program writes them. */

export interface ProsePart {
  readonly kind: 'text' | 'code';
  readonly value: string;
}

/** In order; the backticks of a pair are left out, one without a partner is text. */
export function proseParts(text: string): ProsePart[] {
  const parts: ProsePart[] = [];
  let at = 0;
  for (const match of text.matchAll(/`([^`]+)`/g)) {
    if (match.index > at) parts.push({ kind: 'text', value: text.slice(at, match.index) });
    parts.push({ kind: 'code', value: match[1] ?? '' });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ kind: 'text', value: text.slice(at) });
  return parts;
}
