/** Conflicts stand for each other in all texts: what is compared lies between two of them. */
import type { Hunk } from './hunk.ts';
import { equal, type Token } from './lex.ts';
import { isMarker } from './marker.ts';

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
  const markers: Token[] = [];
  const stretches: { at: number; tokens: Text }[] = [];
  let at = 0;
  for (let end = 0; end < text.length; end++) {
    const token = text[end];
    if (token === undefined || !isMarker(token)) continue;
    markers.push(token);
    stretches.push({ at, tokens: text.slice(at, end) });
    at = end + 1;
  }
  // The same list where there is no conflict: what is known of it is known of the stretch.
  stretches.push({ at, tokens: at === 0 ? text : text.slice(at) });
  return { markers, stretches };
}
