/** Conflicts stand for each other in all texts: what is compared lies between two of them. */
import { isMarker } from './fills.ts';
import type { Hunk } from './hunk.ts';
import { equal, type Token } from './lex.ts';

type Text = readonly Token[];

/** A text without its conflicts. */
interface Apart {
  readonly markers: readonly Token[];
  /** One more than there are markers; with the index of the first token of each. */
  readonly stretches: readonly { readonly at: number; readonly tokens: Text }[];
}

export class BetweenConflicts {
  private readonly known = new WeakMap<Text, Apart>();

  /**
   * How the first of some texts became the last.
   * @param compare the same for stretches without conflicts; for the whole where not all texts have the same ones
   */
  hunks(
    texts: readonly Text[],
    compare: (stretches: readonly Text[]) => readonly Hunk[],
  ): readonly Hunk[] {
    const apart = texts.map((text) => this.apart(text));
    const markers = apart[0]?.markers ?? [];
    if (markers.length === 0 || !apart.every((other) => equal(markers, other.markers)))
      return compare(texts);
    const found: Hunk[] = [];
    for (let conflict = 0; conflict <= markers.length; conflict++) {
      const here = apart.flatMap(({ stretches }) => stretches[conflict] ?? []);
      const [by, past] = [here[0]?.at ?? 0, here.at(-1)?.at ?? 0];
      for (const { from, to, start, end } of compare(here.map(({ tokens }) => tokens)))
        found.push({ from: from + by, to: to + by, start: start + past, end: end + past });
    }
    return found;
  }

  private apart(text: Text): Apart {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const apart = apartOf(text);
    this.known.set(text, apart);
    return apart;
  }
}

function apartOf(text: Text): Apart {
  const places = text.flatMap((token, at) => (isMarker(token) ? [at] : []));
  const ends = [...places, text.length];
  const stretches = ends.map((end, conflict) => {
    const at = (places[conflict - 1] ?? -1) + 1;
    return { at, tokens: text.slice(at, end) };
  });
  return { markers: text.filter(isMarker), stretches };
}
