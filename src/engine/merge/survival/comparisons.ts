/** What the certificates of one merge have in common is read and compared once: its candidates differ in little. */
import { align } from './align.ts';
import { alignThrough } from './align-through.ts';
import { BetweenConflicts } from './between.ts';
import type { Hunk, Placed } from './hunk.ts';
import { lex, type Token } from './lex.ts';
import { type Lines, Readings } from './readings.ts';

type Text = readonly Token[];

export class Comparisons {
  private readonly conflicts = new BetweenConflicts();
  private readonly readings = new Readings();
  private readonly sources = new Map<string, readonly Token[]>();
  private readonly hunks = new Map<string, readonly Hunk[]>();

  lex(source: string): readonly Token[] {
    const known = this.sources.get(source);
    if (known !== undefined) return known;
    const tokens = lex(source);
    this.sources.set(source, tokens);
    return tokens;
  }

  linesOf(tokens: readonly Placed[]): Lines {
    return this.readings.of(tokens).lines;
  }

  align(before: readonly Placed[], after: readonly Placed[]): readonly Hunk[] {
    const [a, b] = [this.readings.of(before), this.readings.of(after)];
    return a === b ? [] : this.once(`${a.number} ${b.number}`, () => align(a, b));
  }

  /** What lies between conflicts alone. */
  alignBetween(before: Text, after: Text): readonly Hunk[] {
    return this.conflicts.hunks([before, after], ([a = [], b = []]) => this.align(a, b));
  }

  /** What lies between conflicts alone, by way of a third text. */
  alignThrough(texts: readonly [Text, Text, Text], brought: boolean): readonly Hunk[] {
    return this.conflicts.hunks(texts, ([a = [], b = [], c = []]) =>
      this.through(a, b, c, brought),
    );
  }

  private through(before: Text, between: Text, after: Text, brought: boolean): readonly Hunk[] {
    const texts = {
      before: this.readings.of(before),
      between: this.readings.of(between),
      after: this.readings.of(after),
    };
    const numbers = [texts.before, texts.between, texts.after].map(({ number }) => number);
    return this.once(`${numbers.join(' ')} ${String(brought)}`, () => {
      const hunks = { first: this.align(before, between), onward: this.align(between, after) };
      return alignThrough(this.readings, texts, hunks, brought);
    });
  }

  private once(key: string, compare: () => readonly Hunk[]): readonly Hunk[] {
    const hunks = this.hunks.get(key) ?? compare();
    this.hunks.set(key, hunks);
    return hunks;
  }
}
