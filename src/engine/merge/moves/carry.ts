/** Edits taken from where the item was and merged where it went: following a move is a matter of merging texts. */
import { applyEdits, type Edit, type Span } from '../../../base/span.ts';
import type { Hook } from '../../intents/hooks.ts';
import type { RustParser } from '../../syntax/parser.ts';
import { mergeFile } from '../file.ts';
import type { Watch } from '../limit.ts';
import type { Labels } from '../markers.ts';
import type { FileMerge, FileVersions } from '../outcome.ts';
import { otherSide, type SideName } from './compared.ts';
import { type Held, holdConflicts, released } from './held.ts';
import { errorsIn } from './judge.ts';
import type { Step } from './plan.ts';
import type { Standoff } from './standoff.ts';
import { itemIn } from './words.ts';

export interface Moves {
  readonly steps: readonly Step[];
  readonly standoffs: readonly Standoff[];
}

/** The merge with the edits where the items went; `null`: it cannot be done, or the result would not parse. */
export function mergeCarried(
  parser: RustParser,
  hooks: readonly Hook[],
  file: FileVersions,
  { steps, standoffs }: Moves,
  labels: Labels,
  watch: Watch,
): FileMerge | null {
  const own = { steps, standoffs: standoffs.filter(({ path }) => path === file.path) };
  const ours = carried(parser, hooks, file, 'ours', own, labels, watch);
  const theirs = carried(parser, hooks, file, 'theirs', own, labels, watch);
  if (ours === null || theirs === null) return null;
  const versions = { ...file, ours: ours.text, theirs: theirs.text };
  const merged = mergeFile(parser, hooks, versions, labels, watch);
  return released(merged, [...ours.held, ...theirs.held, ...own.standoffs]);
}

interface Carried {
  readonly text: string | null;
  readonly held: readonly Held[];
}

function carried(
  parser: RustParser,
  hooks: readonly Hook[],
  file: FileVersions,
  side: SideName,
  { steps, standoffs }: Moves,
  labels: Labels,
  watch: Watch,
): Carried | null {
  const { path, [side]: text } = file;
  const left = steps.filter(
    ({ followed }) => followed.editor === side && followed.move.from.path === path,
  );
  const came = steps.filter(
    ({ followed }) => followed.editor !== side && followed.move.to.path === path,
  );
  const signs = standoffs
    .filter((one) => one.side === side)
    .map(({ lines, sign }) => ({ ...lines, text: `${sign}\n` }));
  if (text === null || left.length + came.length + signs.length === 0) return { text, held: [] };
  const always = [...signs, ...outermost(left.map(({ undo }) => undo))];
  const as = (edits: readonly Edit[]): string => applyEdits(text, [...always, ...edits]);
  const [mover, base] = [as([]), as(came.map((step) => step.base))];
  const editor = as(came.map((step) => step.edited));
  if (came.length === 0) return { text: mover, held: [] };
  if (errorsIn(parser, editor) > errorsIn(parser, mover) + sourceErrors(parser, came)) return null;
  const other = otherSide(side);
  const sides = side === 'ours' ? { ours: mover, theirs: editor } : { ours: editor, theirs: mover };
  const names = came.map((step) => itemIn(step.followed.move)).join(', ');
  const inner = mergeFile(
    parser,
    hooks,
    { path, base, ...sides },
    movedLabels(labels, other, names),
    watch,
  );
  if (inner.kind === 'clean') return { text: inner.text, held: [] };
  return holdConflicts(inner.text, inner.conflicts, `${path} (${side})`);
}

function movedLabels(labels: Labels, editor: SideName, names: string): Labels {
  return { ...labels, [editor]: `${labels[editor]}, ${names}` };
}

function outermost<S extends Span>(spans: readonly S[]): S[] {
  return spans.filter(
    (span) =>
      !spans.some((outer) => outer !== span && outer.start <= span.start && span.end <= outer.end),
  );
}

function sourceErrors(parser: RustParser, steps: readonly Step[]): number {
  const sources = new Set(steps.map(({ followed }) => followed.edited.source));
  return [...sources].reduce((sum, source) => sum + errorsIn(parser, source), 0);
}
