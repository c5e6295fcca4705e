/** Our lines in a file of git attributes; every other byte stays. */

export const DRIVER = 'trust-upstream';
const PATTERNS = ['*.rs', 'Cargo.toml', 'Cargo.lock'];
const LINES = PATTERNS.map((pattern) => `${pattern} merge=${DRIVER}\n`).join('');

/** What stood there before, so that it can be left as it was. */
const NEW_FILE = ' (this file was made for it)';
const NO_LINE_END = ' (the line above had no end)';
const HEAD = '# trust-upstream merge-driver --uninstall takes these lines out';
const TAIL = '# trust-upstream merge-driver: end\n';

/** @param text `null`: there is no file */
export function withDriver(text: string | null): string {
  if (text !== null && blockIn(text) !== null) return text;
  const open = text !== null && text !== '' && !text.endsWith('\n');
  const note = text === null ? NEW_FILE : open ? NO_LINE_END : '';
  return `${text ?? ''}${open ? '\n' : ''}${HEAD}${note}\n${LINES}${TAIL}`;
}

/** `null`: no file is left of it. */
export function withoutDriver(text: string | null): string | null {
  const block = text === null ? null : blockIn(text);
  if (text === null || block === null) return text;
  const after = text.slice(block.end);
  const before = text.slice(0, block.start);
  const rest = block.note === NO_LINE_END && after === '' ? before.slice(0, -1) : before + after;
  return block.note === NEW_FILE && rest === '' ? null : rest;
}

/** Lines that give the files of ours another way to be merged. */
export function otherMerges(text: string | null): string[] {
  const block = text === null ? null : blockIn(text);
  const others =
    block === null ? (text ?? '') : text?.slice(0, block.start) + (text?.slice(block.end) ?? '');
  return others.split(/\r?\n/).filter((line) => {
    const [pattern = '', ...attributes] = line.trim().split(/\s+/);
    const merges = attributes.some((one) => /^(?:[-!]?merge|merge=.*|binary)$/.test(one));
    return PATTERNS.includes(pattern) && merges && !attributes.includes(`merge=${DRIVER}`);
  });
}

function blockIn(text: string): { start: number; end: number; note: string } | null {
  const start = text.startsWith(HEAD) ? 0 : text.indexOf(`\n${HEAD}`) + 1;
  if (!text.startsWith(HEAD, start)) return null;
  const headEnd = text.indexOf('\n', start);
  const tail = text.indexOf(TAIL, start);
  if (headEnd === -1 || tail === -1) return null;
  return { start, end: tail + TAIL.length, note: text.slice(start + HEAD.length, headEnd) };
}
