/** Mutants of a merge's result, by plain text and git's diff: what the certificate has to see, made without its help. */
import { spawnSync } from 'node:child_process';

/** Lines that a side changed. */
export interface Edit {
  readonly gone: readonly string[];
  readonly came: readonly string[];
  /** The line in front, or empty. */
  readonly before: string;
}

export interface Mutant {
  readonly text: string;
  readonly what: string;
  readonly lines: readonly string[];
}

/** Between 0 and 1. */
export type Draw = () => number;

/** `null` where the edit does not stand in the result as a stretch of lines. */
export type Mutation = (edit: Edit, result: string, draw: Draw) => Mutant | null;

/** The two. */
export const NARROW: readonly Mutation[] = [dropped, doubled];
/** Beyond them: one word of an edit, its comments or attributes alone, an edit put elsewhere. */
export const WIDE: readonly Mutation[] = [wordDropped, lineDropped, elsewhere];

/** A mutant that only looks like one is none. */
export function mutantOf(
  mutation: Mutation,
  edit: Edit,
  result: string,
  draw: Draw,
): Mutant | null {
  const made = mutation(edit, result, draw);
  return made === null || words(made.text) === words(result) ? null : made;
}

function dropped({ gone, came, before }: Edit, result: string): Mutant | null {
  const lines = result.split('\n');
  const at =
    came.length > 0 ? indexOf(lines, came) : before === '' ? -1 : lines.indexOf(before) + 1;
  if (at === -1 || (came.length === 0 && at === 0)) return null;
  const text = [...lines.slice(0, at), ...gone, ...lines.slice(at + came.length)].join('\n');
  return {
    text,
    what: 'dropped',
    lines: [...gone.map((line) => `-${line}`), ...came.map((line) => `+${line}`)],
  };
}

function doubled({ came }: Edit, result: string): Mutant | null {
  const lines = result.split('\n');
  const at = came.length === 0 ? -1 : indexOf(lines, came);
  if (at === -1) return null;
  const text = [...lines.slice(0, at), ...came, ...lines.slice(at)].join('\n');
  return { text, what: 'doubled', lines: came.map((line) => `+${line}`) };
}

/** One word of an added line is gone. */
function wordDropped({ came }: Edit, result: string, draw: Draw): Mutant | null {
  const lines = result.split('\n');
  const at = came.length > 0 ? indexOf(lines, came) : -1;
  const line = at + Math.floor(draw() * came.length);
  const found = shuffled([...(lines[line] ?? '').matchAll(/\w+/g)], draw)[0];
  if (at === -1 || found === undefined) return null;
  const text = lines[line] ?? '';
  const changed = text.slice(0, found.index) + text.slice(found.index + found[0].length);
  const made = [...lines.slice(0, line), changed, ...lines.slice(line + 1)].join('\n');
  return { text: made, what: 'a word dropped', lines: [`-${text}`, `+${changed}`] };
}

/** A comment or an attribute of an added stretch is gone. */
function lineDropped({ came }: Edit, result: string, draw: Draw): Mutant | null {
  const lines = result.split('\n');
  const at = came.length > 0 ? indexOf(lines, came) : -1;
  const found = came.flatMap((line, by) => (/^\s*(?:\/\/|#\[.*\]$)/.test(line) ? [by] : []));
  const [by] = shuffled(found, draw);
  if (at === -1 || by === undefined) return null;
  const made = [...lines.slice(0, at + by), ...lines.slice(at + by + 1)].join('\n');
  return { text: made, what: 'a comment or attribute dropped', lines: [`-${came[by] ?? ''}`] };
}

/** An insertion is taken out and put behind another line that opens a block. */
function elsewhere({ gone, came }: Edit, result: string, draw: Draw): Mutant | null {
  const lines = result.split('\n');
  const at = came.length > 0 && gone.length === 0 ? indexOf(lines, came) : -1;
  if (at === -1) return null;
  const rest = [...lines.slice(0, at), ...lines.slice(at + came.length)];
  const places = rest.flatMap((line, index) =>
    /[{(]$/.test(line) && index + 1 !== at ? [index + 1] : [],
  );
  const [to] = shuffled(places, draw);
  if (to === undefined) return null;
  const made = [...rest.slice(0, to), ...came, ...rest.slice(to)].join('\n');
  return { text: made, what: 'put elsewhere', lines: [`line ${at + 1} to ${to + 1}`, ...came] };
}

function indexOf(lines: readonly string[], wantedLines: readonly string[]): number {
  return lines.findIndex((_, at) =>
    wantedLines.every((line, offset) => lines[at + offset] === line),
  );
}

/** Edits that only one of two sides made. */
export function ownEdits(base: string, ...sides: readonly string[]): Edit[] {
  const edits = sides.flatMap((side) => editsOf(base, side));
  const prints = edits.map(({ gone, came }) => words(`${gone.join('\n')}\0${came.join('\n')}`));
  return edits.filter(
    (_, at) => prints.indexOf(prints[at] ?? '') === prints.lastIndexOf(prints[at] ?? ''),
  );
}

function editsOf(...files: readonly string[]): Edit[] {
  const { stdout } = spawnSync('git', ['diff', '--no-index', '--no-ext-diff', '-U1', ...files], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const edits: Edit[] = [];
  let [gone, came, before]: [string[], string[], string] = [[], [], ''];
  const finish = (): void => {
    if (gone.length + came.length > 0) edits.push({ gone, came, before });
    [gone, came] = [[], []];
  };
  for (const line of stdout.split('\n').slice(4)) {
    if (line.startsWith('-')) gone.push(line.slice(1));
    else if (line.startsWith('+')) came.push(line.slice(1));
    else {
      finish();
      before = line.startsWith(' ') ? line.slice(1) : '';
    }
  }
  finish();
  return edits;
}

function words(text: string): string {
  return text.replaceAll(/[\s,]+/g, '');
}

export function shuffled<T>(list: readonly T[], draw: Draw): T[] {
  return list
    .map((value) => ({ value, at: draw() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

/** Mulberry32. */
export function generator(state: number): Draw {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
