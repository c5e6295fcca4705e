/** Two texts as rows of a side-by-side table: what a person reads to see a change. */
import { diffArrays } from 'diff';
import type { Span } from '../../base/span.ts';
import { alignLines } from './align.ts';
import { wordMarks, wordsOf } from './words.ts';

export interface Line {
  /** 1-based, counted from where its text begins in the file. */
  readonly number: number;
  /** 0-based, in the text given. */
  readonly index: number;
  readonly text: string;
  /** Words that differ from the line across. */
  readonly marks: readonly Span[];
}

export type LineRow =
  | { readonly kind: 'same'; readonly before: Line; readonly after: Line }
  | { readonly kind: 'changed'; readonly before: Line | null; readonly after: Line | null };

/** Rows left out; `changed` of them are no equal lines (only where not every change is asked for). */
export type Row =
  LineRow | { readonly kind: 'gap'; readonly lines: number; readonly changed: number };

/** Line numbers of the first line on each side. */
export interface Starts {
  readonly before: number;
  readonly after: number;
}

/** More edits than this and the texts are shown as one removed and one added. */
const MOST_EDITS = 2_000;

/** Every line of both texts. */
export function diffRows(
  before: string,
  after: string,
  starts: Starts = { before: 1, after: 1 },
): LineRow[] {
  const left = linesOf(before, after);
  const right = linesOf(after, before);
  const leftLine = (index: number, marks: readonly Span[] = []): Line => ({
    number: starts.before + index,
    index,
    text: left[index] ?? '',
    marks,
  });
  const rightLine = (index: number, marks: readonly Span[] = []): Line => ({
    number: starts.after + index,
    index,
    text: right[index] ?? '',
    marks,
  });
  const rows: LineRow[] = [];
  for (const block of blocksOf(left, right)) {
    if (block.same) {
      for (let at = 0; at < block.removed; at++) {
        rows.push({
          kind: 'same',
          before: leftLine(block.before + at),
          after: rightLine(block.after + at),
        });
      }
      continue;
    }
    const removed = left.slice(block.before, block.before + block.removed);
    const added = right.slice(block.after, block.after + block.added);
    for (const [from, to] of alignLines(removed, added)) {
      const marks =
        from === null || to === null
          ? { before: [], after: [] }
          : wordMarks(wordsOf(removed[from] ?? ''), wordsOf(added[to] ?? ''));
      rows.push({
        kind: 'changed',
        before: from === null ? null : leftLine(block.before + from, marks.before),
        after: to === null ? null : rightLine(block.after + to, marks.after),
      });
    }
  }
  return rows;
}

interface Block {
  readonly same: boolean;
  readonly before: number;
  readonly after: number;
  readonly removed: number;
  readonly added: number;
}

/** Runs of equal lines (`removed` = `added` = their number) and of changed ones, in order. */
function blocksOf(left: readonly string[], right: readonly string[]): Block[] {
  const changes = diffArrays([...left], [...right], { maxEditLength: MOST_EDITS });
  if (changes === undefined) {
    return [{ same: false, before: 0, after: 0, removed: left.length, added: right.length }];
  }
  const blocks: Block[] = [];
  let [before, after] = [0, 0];
  for (const { value, added, removed } of changes) {
    const same = !added && !removed;
    const last = blocks.at(-1);
    const ours = added ? 0 : value.length;
    const theirs = removed ? 0 : value.length;
    if (!same && last?.same === false) {
      blocks[blocks.length - 1] = {
        ...last,
        removed: last.removed + ours,
        added: last.added + theirs,
      };
    } else {
      blocks.push({ same, before, after, removed: ours, added: theirs });
    }
    before += ours;
    after += theirs;
  }
  return blocks;
}

/** Lines without their ends; a final line end that both texts have makes no empty line. */
function linesOf(text: string, other: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  if (text.endsWith('\n') && (other === '' || other.endsWith('\n'))) lines.pop();
  return lines;
}
