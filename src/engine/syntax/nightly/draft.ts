/** A rewriting of one source text in the making: what is replaced, and how the tree is set right afterwards. */
import type { Span } from '../../../base/span.ts';
import type { Lexed, Lexeme } from './lexer.ts';

/** How a leaf that the grammar read in place of the original is named again. */
export interface Renaming {
  /** Where the original ends. */
  readonly end: number;
  readonly type: string;
  /** Type of the leaf's parent to the type it stands for. */
  readonly parents: Readonly<Record<string, string>>;
}

export interface Widening {
  readonly start: number;
  readonly visibility: Span | null;
}

/** A `macro` item, read as a call of the macro it defines. */
export interface MacroItem {
  readonly visibility: Span | null;
  readonly keyword: Span;
}

/** All maps are by offset. */
export interface Restoration {
  /** By start of the leaf. */
  readonly renamings: ReadonlyMap<number, Renaming>;
  /** By start of the node: items whose first tokens are blanked. */
  readonly starts: ReadonlyMap<number, Widening>;
  /** By end of the node: fields whose default is blanked. */
  readonly ends: ReadonlyMap<number, number>;
  /** By start of the macro's name. */
  readonly macros: ReadonlyMap<number, MacroItem>;
}

export class Draft implements Restoration {
  readonly lexed: Lexed;
  readonly renamings = new Map<number, Renaming>();
  readonly starts = new Map<number, Widening>();
  readonly ends = new Map<number, number>();
  readonly macros = new Map<number, MacroItem>();
  private readonly edits = new Map<number, string>();

  constructor(lexed: Lexed) {
    this.lexed = lexed;
  }

  token(at: number): Lexeme | undefined {
    return this.lexed.tokens[at];
  }

  /** Text of a word or mark; empty for literals, and outside the text. */
  text(at: number): string {
    const token = this.token(at);
    return token === undefined || token.kind === 'literal' ? '' : token.text;
  }

  isWord(at: number): boolean {
    return this.token(at)?.kind === 'word';
  }

  /** Index after the bracket that closes the one at `at`; `at + 1` when none is there. */
  past(at: number): number {
    return (this.lexed.closers.get(at) ?? at) + 1;
  }

  /** Index after the `>` that closes the `<` at `at`; `at` itself when there is no `<`. */
  pastAngles(at: number): number {
    if (this.text(at) !== '<') return at;
    let depth = 0;
    for (let next = at; this.token(next) !== undefined; next = this.past(next)) {
      const text = this.text(next);
      if (text === ';') break;
      if (text === '<') depth++;
      if (text === '>' && --depth === 0) return next + 1;
    }
    return at;
  }

  /** First index from `from` on where one of `marks` stands outside all brackets; `-1` when there is none before `to`. */
  find(from: number, to: number, ...marks: string[]): number {
    let angles = 0;
    for (let at = from; at < to && this.token(at) !== undefined; at = this.past(at)) {
      const text = this.text(at);
      if (text === '<') angles++;
      else if (text === '>') angles--;
      if ((angles <= 0 || text === ';') && marks.includes(text)) return at;
    }
    return -1;
  }

  /** Index of the `pub` of the visibility that ends before `at`; `at` when there is none. */
  visibilityBefore(at: number): number {
    if (this.text(at - 1) === 'pub') return at - 1;
    if (this.text(at - 1) !== ')') return at;
    for (let open = at - 2; open > 0 && open > at - 20; open--) {
      if (this.text(open) === '(') return this.text(open - 1) === 'pub' ? open - 1 : at;
    }
    return at;
  }

  /** @param to index after the last */
  span(from: number, to: number): Span {
    return { start: this.token(from)?.start ?? 0, end: this.token(to - 1)?.end ?? 0 };
  }

  /** White space in place of the tokens up to `to`. */
  blank(from: number, to = from + 1): void {
    for (const { start, end } of this.lexed.tokens.slice(from, to)) {
      this.put(start, ' '.repeat(end - start));
    }
  }

  /** Blanks modifiers in front of an item, which still starts where they do. */
  blankModifier(from: number, to = from + 1): void {
    const next = this.token(to);
    const { start } = this.span(from, to);
    if (next !== undefined) this.starts.set(next.start, { start, visibility: null });
    this.blank(from, to);
  }

  /** A token that the grammar reads instead; the leaf gets its own type back. */
  replace(at: Span, text: string, type: string, parents: Record<string, string> = {}): void {
    this.put(at.start, text.padEnd(at.end - at.start));
    this.renamings.set(at.start, { end: at.end, type, parents });
  }

  put(start: number, text: string): void {
    this.edits.set(start, text);
  }

  /** The rewritten text; as long as the source. */
  finish(): string {
    let text = '';
    let done = 0;
    for (const [start, edit] of [...this.edits].toSorted(([a], [b]) => a - b)) {
      text += this.lexed.source.slice(done, start) + edit;
      done = start + edit.length;
    }
    return text + this.lexed.source.slice(done);
  }
}
