/** Rust text reduced to what other modules can name: large files give their names at a twentieth of the cost of a parse. */
import type { Span } from '../../base/span.ts';
import { endOfComment, endOfRawString } from '../syntax/nightly/lexer.ts';
import { bodyKind, isOpen, namedItem } from './named-item.ts';

export interface Outline {
  /**
   * Modules, `use` declarations, `extern crate` and macro calls, whatever their visibility; of other items those that
   * are not private, as the shortest item of that kind and name (enums with the names of their variants). No comments;
   * of the attributes those that decide on existence, file or export.
   */
  readonly text: string;
  /** Offset in the source of the item that starts at this offset of `text`. */
  readonly toSource: (offset: number) => number;
  /** Offset in `text` of the `{` of a macro call that stands as an item, to what its braces hold in the source. */
  readonly macroBodies: ReadonlyMap<number, Span>;
}

/** Never throws: what does not end, ends with the text. */
export function outlineOf(source: string): Outline {
  const draft = new Draft(source);
  const marks = OUTER;
  marks.lastIndex = 0;
  for (let found = marks.exec(source); found !== null; found = marks.exec(source)) {
    const { index } = found;
    const end = endOfMark(source, found[0], marks.lastIndex);
    marks.lastIndex = end;
    switch (found[0]) {
      case '{': {
        draft.keepTo(index);
        if (isOpen(draft.item)) {
          marks.lastIndex = endOfBraces(source, end);
          break;
        }
        const body = bodyKind(draft.item);
        if (body === 'module') {
          draft.keepTo(end);
          draft.endItem();
          break;
        }
        const close = endOfBraces(source, end);
        marks.lastIndex = close;
        if (body === 'use' || body === 'enum') draft.keepTo(close);
        else draft.empty(end, close - 1);
        if (body !== 'use') draft.endItem(body === 'macro' ? { start: end, end: close - 1 } : null);
        break;
      }
      case '}':
      case ';':
        draft.keepTo(end);
        if (!isOpen(draft.item)) draft.endItem();
        break;
      default:
        if (found[0].startsWith('/')) {
          draft.keepTo(index);
          draft.dropTo(end);
        }
    }
  }
  return draft.finish();
}

/** What can hide a brace, braces, and what ends an item without one. */
const MARK = String.raw`\/\/[^\n]*|\/\*|\bb?c?r#*"|"(?:[^"\\]|\\[^])*"|'(?:\\(?:u\{[^}']*\}|x..|[^])|[^\\'\n][\udc00-\udfff]?)'|[{};]`;

/** One for the walk along the items, one for the walk through the braces of one: both are under way at a time. */
const OUTER = new RegExp(MARK, 'g');
const INNER = new RegExp(MARK, 'g');

class Draft {
  /** The item at hand, as far as it is kept. */
  item = '';
  readonly #source: string;
  readonly #items: { readonly at: number; readonly source: number }[] = [];
  readonly #macroBodies = new Map<number, Span>();
  #text = '';
  /** Up to here the source is kept or dropped. */
  #done = 0;
  /** Where the item at hand begins in the source, white space and comments in front of it passed over. */
  #start = 0;

  constructor(source: string) {
    this.#source = source;
  }

  keepTo(end: number): void {
    if (end <= this.#done) return;
    const text = this.#source.slice(this.#done, end);
    if (this.item.trim() === '') {
      this.item = '';
      this.#start = this.#done + (text.length - text.trimStart().length);
    }
    this.item += text;
    this.#done = end;
  }

  dropTo(end: number): void {
    this.#done = Math.max(this.#done, end);
  }

  /** Braces and nothing in them. */
  empty(open: number, close: number): void {
    this.keepTo(open);
    this.dropTo(close);
    this.keepTo(close + 1);
  }

  endItem(macroBody: Span | null = null): void {
    const kept = namedItem(this.item);
    if (kept !== null) {
      const { attributes, head, text } = kept;
      const found = this.#source.indexOf(head, this.#start);
      this.#items.push({ at: this.#text.length, source: found === -1 ? this.#start : found });
      this.#text += attributes;
      if (macroBody !== null)
        this.#macroBodies.set(this.#text.length + text.lastIndexOf('{'), macroBody);
      this.#text += `${text}\n`;
    }
    this.item = '';
  }

  finish(): Outline {
    this.keepTo(this.#source.length);
    this.endItem();
    const items = this.#items;
    return {
      text: this.#text,
      toSource: (offset) => items.findLast(({ at }) => at <= offset)?.source ?? 0,
      macroBodies: this.#macroBodies,
    };
  }
}

/** Behind the brace that closes what is open at `from`. */
function endOfBraces(source: string, from: number): number {
  const marks = INNER;
  marks.lastIndex = from;
  let depth = 1;
  for (let found = marks.exec(source); found !== null; found = marks.exec(source)) {
    if (found[0] === '{') depth++;
    else if (found[0] === '}' && --depth === 0) return marks.lastIndex;
    marks.lastIndex = endOfMark(source, found[0], marks.lastIndex);
  }
  return source.length;
}

function endOfMark(source: string, mark: string, end: number): number {
  if (mark === '/*') return endOfComment(source, end);
  return /^b?c?r/.test(mark) ? endOfRawString(source, mark, end) : end;
}
