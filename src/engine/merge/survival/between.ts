/** Conflicts stand for each other in all texts: what is compared lies between two of them. */
import { isMarker } from './fills.ts';
import type { Hunk } from './hunk.ts';
import { equal, type Token } from './lex.ts';

type Text = readonly Token[];

/**
 * How the first of some texts became the last.
 * @param compare the same for stretches without conflicts; for the whole where not all texts have the same ones
 */
export function betweenConflicts(
  texts: readonly Text[],
  compare: (stretches: readonly Text[]) => readonly Hunk[],
): readonly Hunk[] {
  const markers = texts.map((text) => text.filter(isMarker));
  const [first = []] = markers;
  if (first.length === 0 || !markers.every((others) => equal(first, others))) return compare(texts);
  const places = texts.map((text) => text.flatMap((token, at) => (isMarker(token) ? [at] : [])));
  const ends = texts.map(({ length }) => length);
  let begins = texts.map(() => 0);
  const found: Hunk[] = [];
  for (let conflict = 0; conflict <= first.length; conflict++) {
    const here = places.map((of, at) => of[conflict] ?? ends[at] ?? 0);
    const [by, past] = [begins[0] ?? 0, begins.at(-1) ?? 0];
    const stretches = texts.map((text, at) => text.slice(begins[at], here[at]));
    for (const { from, to, start, end } of compare(stretches))
      found.push({ from: from + by, to: to + by, start: start + past, end: end + past });
    begins = here.map((at) => at + 1);
  }
  return found;
}
