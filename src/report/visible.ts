/** Characters that show nothing, or turn what stands around them, named instead of drawn. */

/** Controls (but tab and line end), marks of writing direction, blanks of no width, halves of pairs, no characters. */
const HIDDEN =
  // oxlint-disable-next-line no-control-regex -- finding them is the purpose
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|\p{Cs}|\p{NChar}/u;

export interface VisiblePart {
  /** `code`: the value is a name such as `U+202E`. */
  readonly kind: 'text' | 'code';
  readonly value: string;
}

/** The text in order, cut where a hidden character is named. No text, no part. */
export function visibleParts(text: string): VisiblePart[] {
  const parts: VisiblePart[] = [];
  const hidden = new RegExp(HIDDEN, 'gu');
  let at = 0;
  for (const match of text.matchAll(hidden)) {
    if (match.index > at) parts.push({ kind: 'text', value: text.slice(at, match.index) });
    parts.push({ kind: 'code', value: nameOf(match[0]) });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ kind: 'text', value: text.slice(at) });
  return parts;
}

/** The same as one string. */
export function visible(text: string): string {
  return visibleParts(text)
    .map(({ value }) => value)
    .join('');
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
