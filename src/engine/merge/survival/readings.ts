/** Texts as numbers: comparing tokens, lines and whole texts is comparing numbers. */
import type { Placed } from './hunk.ts';
import { LexedToken } from './lexed-token.ts';
import { RunNumbers } from './run-numbers.ts';

/** Equal readings are one object. */
export interface Reading {
  readonly number: number;
  readonly tokens: readonly Placed[];
  /** Equal tokens of all texts that were read together, equal numbers. */
  readonly numbers: Int32Array;
  readonly lines: Lines;
}

export interface Lines {
  /** Equal lines, equal numbers: the comma that ends one does not count. */
  readonly numbers: Int32Array;
  /** Index of each one's first token. */
  readonly at: Int32Array;
  /** Index behind the tokens of its text. */
  readonly ends: Int32Array;
}

export class Readings {
  private readonly words = new Map<string, number>([[',', COMMA]]);
  private readonly lines = new RunNumbers();
  private readonly texts = new RunNumbers();
  private readonly read: Reading[] = [];
  private readonly known = new WeakMap<readonly Placed[], Reading>();

  of(tokens: readonly Placed[]): Reading {
    const known = this.known.get(tokens);
    if (known !== undefined) return known;
    const written = this.written(tokens);
    const number = this.texts.numberOf(written, 0, written.length);
    const reading = (this.read[number] ??= this.readingOf(tokens, written, number));
    this.known.set(tokens, reading);
    return reading;
  }

  /** Of each token the number, and in the last two bits whether it begins a line and whether it is compared on its own. */
  private written(tokens: readonly Placed[]): Int32Array {
    const made = new Int32Array(tokens.length);
    let before = NaN;
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at];
      if (token === undefined) continue;
      const begins = token.line === before ? 0 : 2;
      made[at] = this.numberOf(token) * 4 + begins + (token.alone === true ? 1 : 0);
      before = token.line;
    }
    return made;
  }

  private numberOf(token: Placed): number {
    const known = LexedToken.numberBy(this, token);
    if (known !== null) return known;
    const number = this.words.get(token.text) ?? this.words.size;
    if (number === this.words.size) this.words.set(token.text, number);
    LexedToken.keepNumber(this, token, number);
    return number;
  }

  private readingOf(tokens: readonly Placed[], written: Int32Array, number: number): Reading {
    const numbers = written.map((one) => one >> 2);
    return { number, tokens, numbers, lines: this.linesOf(tokens, numbers) };
  }

  private linesOf(tokens: readonly Placed[], numbers: Int32Array): Lines {
    const [at, ends]: [number[], number[]] = [[], []];
    let line = -1;
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index];
      if (token === undefined) continue;
      if (token.line !== line || token.alone === true) {
        at.push(index);
        ends.push(index + 1);
        line = token.alone === true ? -1 : token.line;
      } else if (numbers[index] !== COMMA || tokens[index + 1]?.line === line) {
        ends[ends.length - 1] = index + 1;
      }
    }
    const own = new Int32Array(at.length);
    for (let one = 0; one < own.length; one++)
      own[one] = this.lines.numberOf(numbers, at[one] ?? 0, ends[one] ?? 0);
    return { numbers: own, at: Int32Array.from(at), ends: Int32Array.from(ends) };
  }
}

const COMMA = 0;
