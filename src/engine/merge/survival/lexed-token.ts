/** A token that keeps the number by which it is compared. A copy of it, which may have another text, has none. */
import type { Placed } from './hunk.ts';

export class LexedToken implements Placed {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** Who numbered it. */
  #by: object | null = null;
  #number = 0;

  constructor(text: string, start: number, end: number, line: number) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.line = line;
  }

  /** `null`: not numbered by this one. */
  static numberBy(by: object, token: Placed): number | null {
    return #by in token && token.#by === by ? token.#number : null;
  }

  static keepNumber(by: object, token: Placed, number: number): void {
    if (!(#by in token)) return;
    token.#by = by;
    token.#number = number;
  }
}
