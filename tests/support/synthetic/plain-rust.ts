/** Rust taken apart by counting brackets: shares nothing with the engine. */

const TEXT =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|\br(#*)"[\s\S]*?"\1|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\\n]|\\[^\n])'/g;

/** Strings become `""` and comments nothing; characters go. */
export function bare(code: string): string {
  return code.replaceAll(TEXT, (found) =>
    found.startsWith('"') || found.startsWith('r') ? '""' : '',
  );
}

/** What `opening` begins, up to the bracket that closes it, and the rest behind that. */
export function inside(code: string, opening: RegExp): string {
  const start = opening.exec(code);
  if (start === null) return '';
  const from = start.index + start[0].length;
  let depth = 1;
  for (let at = from; at < code.length; at++) {
    const char = code[at] ?? '';
    if ('([{'.includes(char)) depth++;
    if (')]}'.includes(char) && --depth === 0) return code.slice(from, at);
  }
  return '';
}

/** What stands between commas, without white space around. */
export function entriesIn(code: string): string[] {
  return split(code, (char) => char === ',');
}

/** Statements: what ends in `;`, or in a brace that nothing goes on behind. */
export function statementsIn(code: string): string[] {
  return split(code, (char, rest) => {
    if (char === ';') return true;
    return char === '}' && !/^\s*(?:[);.,?=]|else\b|as\b)/.test(rest);
  });
}

function split(code: string, isEnd: (char: string, rest: string) => boolean): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  const finish = (to: number): void => {
    const piece = code.slice(from, to).replaceAll(/\s+/g, ' ').trim();
    if (piece !== '') found.push(piece);
    from = to;
  };
  for (let at = 0; at < code.length; at++) {
    const char = code[at] ?? '';
    if ('([{'.includes(char)) depth++;
    if (')]}'.includes(char)) depth--;
    if (depth !== 0 || !isEnd(char, code.slice(at + 1, at + 40))) continue;
    finish(char === ',' ? at : at + 1);
    if (char === ',') from = at + 1;
  }
  finish(code.length);
  return found;
}

/** How often each word stands there: `2 Normal, 1 Word`. */
export function countOf(code: string, words: RegExp): string {
  const counts = new Map<string, number>();
  for (const [word] of code.matchAll(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, count]) => `${count} ${word}`)
    .join(', ');
}
