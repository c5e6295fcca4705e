/** Code and comments told apart by the text alone: quick enough to ask before a text is parsed. */
import { endOfComment, endOfRawString } from './nightly/lexer.ts';

export interface PlainReading {
  /** A blank for each comment, a NUL for each line end inside a literal. */
  readonly code: string;
  /** As they are written. */
  readonly comments: readonly string[];
}

/** Groups: 1 block comment's opening, 2 raw string's opening, 3 literal, 4 a quote that begins nothing known. */
const PIECE =
  /\/\/[^\n]*|(\/\*)|(\b[bc]?r#*")|("[^"\\]*(?:\\[^][^"\\]*)*"|'(?:\\(?:u\{[^}\n]*\}|[^u])[^'\n]*|[^\\'\n])')|(")/g;

/** `null`: a literal or comment does not end. */
export function readPlainly(text: string): PlainReading | null {
  const comments: string[] = [];
  let code = '';
  let from = 0;
  PIECE.lastIndex = 0;
  for (let found = PIECE.exec(text); found !== null; found = PIECE.exec(text)) {
    const [all, block, raw, literal, loose] = found;
    if (loose !== undefined) return null;
    const start = found.index;
    let end = PIECE.lastIndex;
    if (raw !== undefined || literal !== undefined) {
      if (raw !== undefined) end = endOfRawString(text, raw, end);
      const own = raw === undefined ? all : text.slice(start, end);
      if (raw !== undefined && !own.endsWith(`"${'#'.repeat(raw.split('#').length - 1)}`))
        return null;
      if (own.includes('\n')) {
        code += text.slice(from, start) + own.replaceAll('\n', '\0');
        from = end;
      }
    } else {
      if (block !== undefined) end = endOfComment(text, end);
      const comment = text.slice(start, end);
      if (block !== undefined && !comment.endsWith('*/')) return null;
      comments.push(comment);
      code += `${text.slice(from, start)} `;
      from = end;
    }
    PIECE.lastIndex = end;
  }
  return { code: code + text.slice(from), comments };
}
