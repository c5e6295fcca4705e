/** Every change that can be drawn: items that differ, and git's hunks with the item that holds each. */
import { diffFileItems } from '../../src/engine/diff/items.ts';
import type { LineRange } from '../../src/engine/diff/change.ts';
import { itemAt, withDescendants, type Item } from '../../src/engine/syntax/item.ts';
import { fileItem } from '../../src/engine/syntax/items.ts';
import type { RustParser } from '../../src/engine/syntax/parser.ts';
import { changedFiles, hunksOf, textsOf, type FilePair, type Hunk, type Step } from './history.ts';
import { API_FILES, DEFINING_LINE, POINTS, stratumOf, strongest, type Stratum } from './strata.ts';

/** One change; lines are 1-based and inclusive, those of the change alone. */
export interface Candidate {
  readonly from: string;
  readonly to: string;
  readonly file_before: string | null;
  readonly file_after: string | null;
  readonly kind: Item['kind'];
  readonly path: string;
  readonly stratum: Stratum;
  readonly lines: { readonly before: readonly LineRange[]; readonly after: readonly LineRange[] };
}

/** A file pair with its texts; empty where it is absent. */
interface Texts extends FilePair {
  readonly old: string;
  readonly now: string;
}

export function candidatesOf(step: Step, parser: RustParser): Candidate[] {
  const pairs = changedFiles(step, isWanted);
  const texts = textsOf(
    pairs.flatMap(({ before, after }) => [...nameOf(step.from, before), ...nameOf(step.to, after)]),
  );
  return pairs.flatMap((pair) => {
    const old = texts.get(`${step.from}:${pair.before}`) ?? '';
    const now = texts.get(`${step.to}:${pair.after}`) ?? '';
    const both = { ...pair, old, now };
    return [...itemCandidates(step, both, parser), ...hunkCandidates(step, both, parser)];
  });
}

function itemCandidates(step: Step, pair: Texts, parser: RustParser): Candidate[] {
  if (!isPoint(pair) && ![pair.old, pair.now].some(mayHoldApi)) return [];
  const diff = diffFileItems(parser.parse(pair.old), parser.parse(pair.now));
  return diff.changes.flatMap(({ before, after, lines }) => {
    const sides = [
      after === null || pair.after === null ? null : stratumOf(pair.after, diff.after, after),
      before === null || pair.before === null ? null : stratumOf(pair.before, diff.before, before),
    ];
    const item = after ?? before;
    const stratum = strongest(sides);
    if (item === null || item.kind === 'file' || stratum === null) return [];
    return [{ ...step, ...files(pair), kind: item.kind, path: item.path, stratum, lines }];
  });
}

function hunkCandidates(step: Step, pair: Texts, parser: RustParser): Candidate[] {
  if (!isPoint(pair) && definitions(pair.old) === definitions(pair.now)) return [];
  const hunks = hunksOf(step, pair).filter(
    ({ lines }) => isPoint(pair) || lines.some((line) => DEFINING_LINE.test(line.slice(1))),
  );
  if (hunks.length === 0) return [];
  const before = fileItem(parser.parse(pair.old));
  const after = fileItem(parser.parse(pair.now));
  return hunks.flatMap((hunk) => {
    const item =
      hunk.after.count >= hunk.before.count
        ? holder(after, pair.now, hunk.after)
        : holder(before, pair.old, hunk.before);
    const stratum = isPoint(pair) ? 'point hunk' : 'api named hunk';
    if (item.kind === 'file') return [];
    const { kind, path } = item;
    return [{ ...step, ...files(pair), kind, path, stratum, lines: ranges(hunk) }];
  });
}

function isPoint({ after }: FilePair): boolean {
  return after !== null && POINTS.includes(after);
}

/** The smallest item that holds all lines of a hunk. */
function holder(file: Item, text: string, { start, count }: Hunk['after']): Item {
  const offsets = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
    offsets.push(at + 1);
  const from = offsets[start - 1] ?? 0;
  const changed = text.slice(from, offsets[start - 1 + count] ?? text.length);
  const first = from + changed.length - changed.trimStart().length;
  const last = from + changed.trimEnd().length;
  const holding = [...withDescendants(file)].filter(
    (item) => item.start <= first && last <= item.end,
  );
  return holding.at(-1) ?? itemAt(file, first);
}

function ranges({ before, after }: Hunk): Candidate['lines'] {
  return { before: rangeOf(before), after: rangeOf(after) };
}

function files({ before, after }: FilePair): Pick<Candidate, 'file_before' | 'file_after'> {
  return { file_before: before, file_after: after };
}

function mayHoldApi(text: string): boolean {
  return /\b(?:struct|enum|type|impl)\b[^{;]*\b(?:TyCtxt|GlobalCtxt|Body|TyS?|DefId|Attribute|Item)\b/.test(
    text,
  );
}

function rangeOf({ start, count }: Hunk['after']): LineRange[] {
  return count === 0 ? [] : [{ start, end: start + count - 1 }];
}

function isWanted(path: string): boolean {
  return POINTS.includes(path) || API_FILES.test(path);
}

function nameOf(release: string, path: string | null): string[] {
  return path === null ? [] : [`${release}:${path}`];
}

function definitions(text: string): string {
  const lines = text.split('\n').filter((line) => DEFINING_LINE.test(line));
  return lines.join('\n');
}
