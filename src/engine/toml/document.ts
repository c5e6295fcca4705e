/** A TOML file in whole lines: tables, and in them keys, each with the comments above it. */
import { type AST, parseTOML } from 'toml-eslint-parser';

/** Lines that belong together; `lead` are the blank and comment lines above `text`. Each line ends with its line end. */
export interface Piece {
  /** The same on all sides for the same thing. */
  readonly key: string;
  readonly lead: string;
  readonly text: string;
  /** 0-based line on which `lead` begins. */
  readonly line: number;
}

export interface Entry extends Piece {
  readonly path: readonly string[];
  readonly value: AST.TOMLContentNode;
  /** Of `value`, in `text`. */
  readonly span: readonly [number, number];
}

/** `text` is the header line, empty for the keys above the first header. */
export interface Section extends Piece {
  readonly path: readonly string[];
  readonly entries: readonly Entry[];
  /** Comments right below the last key. */
  readonly tail: string;
}

export interface Document {
  readonly source: string;
  readonly sections: readonly Section[];
  /** Blank lines and comments at the end of the file. */
  readonly tail: string;
}

/** `null` when `source` is not TOML, or does not end with a line end. */
export function readDocument(source: string): Document | null {
  if (source.startsWith('\uFEFF') || (source !== '' && !source.endsWith('\n'))) return null;
  try {
    return assembled(source, parseTOML(source, { tomlVersion: 'latest' }).body[0]);
  } catch {
    return null;
  }
}

function assembled(source: string, top: AST.TOMLTopLevelTable): Document {
  const lines = source.match(/[^\n]*\n/g) ?? [];
  const text = (from: number, to: number): string => lines.slice(from, to).join('');
  const names = new TableNames(top);
  const sections: Section[] = [];
  let read = 0;
  let open: Omit<Section, 'entries' | 'tail'> = { key: '', path: [], lead: '', text: '', line: 0 };
  let entries: Entry[] = [];
  const add = (pair: AST.TOMLKeyValue, above: readonly string[]): void => {
    const [from, to] = [pair.loc.start.line - 1, pair.value.loc.end.line];
    const path = [...above, ...pair.key.keys.map(nameOf)];
    const whole = text(from, to);
    const begin = pair.range[0] - pair.loc.start.column;
    entries.push({
      key: JSON.stringify(path.slice(above.length)),
      lead: text(read, from),
      text: whole,
      line: read,
      path,
      value: pair.value,
      span: [pair.value.range[0] - begin, pair.value.range[1] - begin],
    });
    read = to;
  };
  const close = (tail: string): void => {
    sections.push({ ...open, entries, tail });
    entries = [];
  };
  for (const node of top.body) {
    if (node.type === 'TOMLKeyValue') {
      add(node, []);
      continue;
    }
    const at = node.loc.start.line - 1;
    const below = lines.slice(read, at);
    const blank = entries.length === 0 ? 0 : below.findIndex((line) => line.trim() === '');
    const tail = blank === -1 ? '' : below.slice(0, blank).join('');
    close(tail);
    const line = read + Math.max(blank, 0);
    const path = names.of(node);
    open = { key: JSON.stringify(path), path, lead: text(line, at), text: text(at, at + 1), line };
    read = at + 1;
    for (const pair of node.body) add(pair, path);
  }
  close('');
  return { source, sections, tail: text(read, lines.length) };
}

/** `[[bin]]` with `name = "x"` is `bin`, `name=x` on every side, wherever it stands; one without a name has its place. */
class TableNames {
  private readonly elements = new Map<string, string>();

  constructor(top: AST.TOMLTopLevelTable) {
    const taken = new Set<string>();
    for (const table of top.body) {
      if (table.type !== 'TOMLTable' || table.kind !== 'array') continue;
      const place = String(table.resolvedKey.at(-1));
      const named = table.body.find(
        (pair) => pair.key.keys.map(nameOf).join('.') === 'name',
      )?.value;
      const list = JSON.stringify(table.resolvedKey.slice(0, -1));
      const name = named?.type === 'TOMLValue' ? `name=${String(named.value)}` : `#${place}`;
      const free = taken.has(`${list} ${name}`) ? `${name}#${place}` : name;
      taken.add(`${list} ${free}`);
      this.elements.set(JSON.stringify(table.resolvedKey), free);
    }
  }

  of(table: AST.TOMLTable): string[] {
    return table.resolvedKey.map((step, at) =>
      typeof step === 'string'
        ? step
        : (this.elements.get(JSON.stringify(table.resolvedKey.slice(0, at + 1))) ?? `#${step}`),
    );
  }
}

export function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === 'TOMLBare' ? key.name : key.value;
}
