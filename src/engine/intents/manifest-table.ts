/** One table of a Cargo manifest: what it lists, each with its place in the text. */
import type { Span } from '../../base/span.ts';
import { type Document, type Piece, readDocument } from '../toml/document.ts';

/** From the first character of its first line to before the last line's end. */
export interface Listed extends Span {
  readonly name: string;
  /** Where the comments begin that stand right above it. */
  readonly lead: number;
}

export interface ManifestTable {
  /** In the order of the text; none of those that have a table of their own (`[dependencies.x]`). */
  readonly listed: readonly Listed[];
  /** Those. */
  readonly apart: readonly Listed[];
  /** Where the first line below the header begins. */
  readonly open: number;
}

/**
 * @param name as in a header: `dependencies`, `target."cfg(unix)".dependencies`
 * The table, or why there is none.
 */
export function manifestTable(source: string, name: string): ManifestTable | string {
  const document = readDocument(source.endsWith('\n') ? source : `${source}\n`);
  if (document === null) return 'the file is no TOML';
  const path = pathOf(name);
  if (path === null) return `${name} names no table`;
  const table = document.sections.find(({ key }) => key === JSON.stringify(path));
  if (table === undefined) return `no [${name}]`;
  const offsets = lineOffsets(document);
  const listed = table.entries.map((entry) => ({
    ...placeOf(source, offsets, entry),
    name: entry.path[path.length] ?? '',
  }));
  const apart = document.sections.flatMap((section) => {
    const own = section.path;
    const isBelow = own.length === path.length + 1 && path.every((step, at) => own[at] === step);
    if (!isBelow) return [];
    const head = placeOf(source, offsets, section);
    const { end } = placeOf(source, offsets, section.entries.at(-1) ?? section);
    return [{ ...head, end, name: own[path.length] ?? '' }];
  });
  return {
    listed: joined(listed),
    apart,
    open: openOf(source, placeOf(source, offsets, table).end + 1),
  };
}

/** The name that one line `name = …` gives a value to; `null` for anything else. */
export function dependencyIn(code: string): string | null {
  const sections = readDocument(`${code.trimEnd()}\n`)?.sections ?? [];
  const [entry, second] = sections.flatMap(({ entries }) => entries);
  return sections.length === 1 && second === undefined ? (entry?.path[0] ?? null) : null;
}

/** Below the header, and below the comment that opens the order of what may come. */
function openOf(source: string, below: number): number {
  const marker = /^[ \t]*# tidy-alphabetical-start\n/.exec(source.slice(below));
  return below + (marker?.[0].length ?? 0);
}

function pathOf(name: string): readonly string[] | null {
  const path = readDocument(`[${name}]\n`)?.sections.at(-1)?.path ?? [];
  return path.length === 0 ? null : path;
}

function lineOffsets({ source }: Document): number[] {
  const offsets = [0];
  for (const line of source.match(/[^\n]*\n/g) ?? [])
    offsets.push((offsets.at(-1) ?? 0) + line.length);
  return offsets;
}

/** Comments above belong to it as far as no empty line and no marker of an order comes between. */
function placeOf(
  source: string,
  offsets: readonly number[],
  { line, lead, text }: Piece,
): Span & { readonly lead: number } {
  const start = (offsets[line] ?? 0) + lead.length;
  const above = lead.split('\n').slice(0, -1);
  const foreign = above.findLastIndex(
    (one) => one.trim() === '' || /tidy-alphabetical-(start|end)/.test(one),
  );
  const own = above.slice(foreign + 1).reduce((length, one) => length + one.length + 1, 0);
  const end = start + text.trimEnd().length;
  return { start, end: Math.min(end, source.length), lead: start - own };
}

/** `x.path = …` and `x.optional = …` on lines that follow one another are one. */
function joined(listed: readonly Listed[]): Listed[] {
  return listed.reduce<Listed[]>((all, next) => {
    const last = all.at(-1);
    if (last?.name !== next.name) return [...all, next];
    return [...all.slice(0, -1), { ...last, end: next.end }];
  }, []);
}
