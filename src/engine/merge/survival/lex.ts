/** Tokens by a pattern of our own: the certificate must not see what the merge saw. */
const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|r(#*)"[\s\S]*?"\1|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[^\n]|[^'\\\n])'|\w+|[^\s,]/g;

/** Commas and white space left out: lists print them as they need them. Line comments end without blanks. */
export function lex(text: string): string[] {
  return lexLines(text).flat();
}

/** The same by the lines on which the tokens begin; lines without tokens are left out. */
export function lexLines(text: string): string[][] {
  const lines: string[][] = [];
  let past = 0;
  let line: string[] = [];
  for (const found of text.matchAll(TOKEN)) {
    const [token] = found;
    if (line.length > 0 && text.slice(past, found.index).includes('\n')) {
      lines.push(line);
      line = [];
    }
    line.push(token.trimEnd());
    past = found.index;
  }
  if (line.length > 0) lines.push(line);
  return lines;
}
