/** A byte order mark is an edit of its own: to syntax it is white space, which a merge may print as it likes. */
import type { Texts } from './factor.ts';
import type { FileMerge } from './outcome.ts';

const MARK = '\u{feff}';

export interface Unmarked {
  readonly texts: Texts;
  /** Gives a merge of `texts` the mark that the sides agree on. */
  readonly marked: (merge: FileMerge) => FileMerge;
}

export function withoutMark({ base, ours, theirs }: Texts): Unmarked {
  const [before, mine, others] = [base, ours, theirs].map((text) => text.startsWith(MARK));
  const wanted = mine === before ? others : mine;
  return {
    texts: { base: bare(base), ours: bare(ours), theirs: bare(theirs) },
    marked: (merge) => (wanted === true ? withMark(merge) : merge),
  };
}

function bare(text: string): string {
  return text.startsWith(MARK) ? text.slice(MARK.length) : text;
}

function withMark(merge: FileMerge): FileMerge {
  if (merge.kind === 'conflict') return { ...merge, text: MARK + merge.text };
  return { ...merge, text: merge.text === null ? null : MARK + merge.text };
}
