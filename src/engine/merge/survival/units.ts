/**
 * What an insertion is made of: members that end in `;`, `,` or a block, each with the attributes and comments in front.
 * Both sides may bring the same member, or one under the same name; any other stands in full.
 */

/** An insertion, as it may be cut. */
export interface Insertion {
  readonly added: readonly string[];
  /** Tokens of the side in front and behind, nearest first. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface Unit {
  /** Without the commas that only separate. */
  readonly tokens: readonly string[];
  /** What it is known by, if it has a name. */
  readonly key: string | null;
}

/** `null` for what does not begin and end between members, however it is cut. */
export function unitsOf({ added, before, after }: Insertion): Unit[] | null {
  const around = { before: before[0] ?? '', after: after[0] ?? '' };
  const straight = between(added, around.before, around.after);
  if (straight !== null) return straight;
  let run: readonly string[] = added;
  for (const [at, token] of before.entries()) {
    if (run.at(-1) !== token) break;
    run = [token, ...run.slice(0, -1)];
    const found = between(run, before[at + 1] ?? '', token);
    if (found !== null) return found;
  }
  run = added;
  for (const [at, token] of after.entries()) {
    if (run[0] !== token) break;
    run = [...run.slice(1), token];
    const found = between(run, token, after[at + 1] ?? '');
    if (found !== null) return found;
  }
  return null;
}

/** Members between two tokens, of which the first ends a member or opens a list, and the second closes or begins one. */
function between(run: readonly string[], before: string, after: string): Unit[] | null {
  const last = run.at(-1) ?? '';
  // A list's last comma is free: what is put behind its last member brings the one between.
  if (run[0] !== ',' && !/^[;,{}([]?$|^\/[/*]|\*\/$/.test(before)) return null;
  if (!/^[;,}]$/.test(last) && !/^[)\]},]?$/.test(after)) return null;
  return membersOf(run);
}

/** `null` where brackets are closed that were not opened, or the other way round. */
function membersOf(run: readonly string[]): Unit[] | null {
  const units: Unit[] = [];
  let [from, depth, angles] = [0, 0, 0];
  const close = (to: number): void => {
    const tokens = run.slice(from, to).filter((token) => token !== ',');
    if (tokens.length > 0) units.push({ tokens, key: keyOf(tokens) });
    [from, angles] = [to, 0];
  };
  for (const [at, token] of run.entries()) {
    if (OPENS.test(token)) depth++;
    else if (CLOSES.test(token)) depth--;
    else if (depth === 0 && token === '<') angles++;
    else if (depth === 0 && token === '>' && !/^[-=]$/.test(run[at - 1] ?? '')) angles--;
    if (depth < 0) return null;
    if (depth > 0) continue;
    const next = run[at + 1] ?? '';
    const ends =
      token === ';' ||
      (token === ',' && angles <= 0 && !isItem(run, from)) ||
      (token === '}' && !GOES_ON.test(next));
    if (ends) close(at + 1);
  }
  if (depth !== 0) return null;
  close(run.length);
  return units;
}

const OPENS = /^[([{]$/;
const CLOSES = /^[)\]}]$/;
/** Behind a block: still the same member. */
const GOES_ON = /^(?:else|as|[;,.?=:)])$/;

/** The head of a member and what stands in its block, where it ends with one. */
export function blockOf({ tokens }: Unit): { head: readonly string[]; body: Unit[] } | null {
  let depth = 0;
  const open = tokens.findIndex((token) => {
    if (token === '{' && depth === 0) return true;
    depth += OPENS.test(token) ? 1 : CLOSES.test(token) ? -1 : 0;
    return false;
  });
  if (open === -1 || tokens.at(-1) !== '}') return null;
  const body = membersOf(tokens.slice(open + 1, -1));
  return body === null ? null : { head: tokens.slice(0, open), body };
}

const KINDS = 'fn struct enum trait mod type const static union let impl'.split(' ');
const MODIFIERS = new Set('pub default async unsafe extern mut'.split(' '));

function isItem(run: readonly string[], from: number): boolean {
  const word = run[headAt(run, from)] ?? '';
  return word !== 'let' && KINDS.includes(word);
}

/** Behind attributes, comments and what may stand in front of the word that says what it is. */
function headAt(run: readonly string[], from: number): number {
  for (let at = from; at < run.length; at++) {
    const [token, next] = [run[at] ?? '', run[at + 1] ?? ''];
    if (/^\/[/*]|\*\/$|^,$/.test(token)) continue;
    if (token === '#') at = closing(run, next === '!' ? at + 2 : at + 1);
    else if (token === 'pub' && next === '(') at = closing(run, at + 1);
    else if (token === 'const' && /^(?:fn|unsafe|async|extern)$/.test(next)) continue;
    else if (!MODIFIERS.has(token) && !(run[at - 1] === 'extern' && token.startsWith('"')))
      return at;
  }
  return run.length;
}

/** Index of the bracket that closes the one at `from`. */
function closing(run: readonly string[], from: number): number {
  let depth = 0;
  for (let at = from; at < run.length; at++) {
    if (OPENS.test(run[at] ?? '')) depth++;
    else if (CLOSES.test(run[at] ?? '')) depth--;
    if (depth <= 0) return at;
  }
  return run.length;
}

function keyOf(tokens: readonly string[]): string | null {
  const at = headAt(tokens, 0);
  const [word = '', next = '', third = ''] = tokens.slice(at);
  if (word === 'macro_rules') return `macro ${third}`;
  if (word === 'impl') {
    const end = tokens.findIndex((token, index) => index > at && /^[{;]$/.test(token));
    return tokens.slice(at, end === -1 ? undefined : end).join(' ');
  }
  if (KINDS.includes(word)) return `${word} ${next === 'mut' ? third : next}`;
  const arm = tokens.findIndex((token, index) => token === '=' && tokens[index + 1] === '>');
  if (arm !== -1) return `${tokens.slice(at, arm).join(' ')} =>`;
  if (!/^\w+$/.test(word) || tokens.at(-1) === ';') return null;
  return next === '' || /^[:({=]$/.test(next) ? word : null;
}
