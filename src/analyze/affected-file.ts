/** One changed file as the report shows it. */
import { itemOf } from '../engine/diff/change.ts';
import type { ComparedChange, ComparedItem } from '../engine/diff/comparison.ts';
import { impactClasses, type AffectedFile, type ImpactItem } from '../ports/impact.ts';
import { actionFor } from './action-words.ts';
import { classifyDepended } from './classify-depended.ts';
import { classifyTouched } from './classify-touched.ts';
import type { FileDiff } from './file-diff.ts';
import { itemWords, otherItems } from './item-words.ts';
import { relationOf, type Relation } from './relations.ts';
import { verdict, worstOf, type Verdict } from './verdict.ts';
import { triedOn, type DescribedItem, type Surroundings } from './described-item.ts';
import { wholeFileItems } from './whole-file.ts';

/** Texts are set when it is known that they are shown. */
export interface DescribedFile {
  readonly diff: FileDiff;
  readonly file: AffectedFile;
  /** Of the items that came from changes, in their order: the place in `file.items` and the change. */
  readonly shown: readonly { readonly at: number; readonly change: ComparedChange }[];
}

/** `null` when the file is only read for its crate's definitions and none of them changed. */
export function describeFile(diff: FileDiff, around: Surroundings): DescribedFile | null {
  const { file } = diff;
  const whole = wholeFileItems(diff, around).map((described) => ({ described, change: null }));
  // A file that moved speaks for its own comments too.
  const own = whole.length === 0 ? diff.changes : diff.changes.filter((one) => !isFile(one));
  const changed = own.map((change) => ({
    described: describeChange(diff, change, around),
    change,
  }));
  const described = [...whole, ...changed];
  const kept = file.watched === null ? described.filter((one) => one.described.related) : described;
  const items = kept.map((one) => one.described.item);
  const risk = worstOf(items.map((item) => item.class));
  if (file.watched === null && risk === 'SAFE') return null;
  const related = kept.map((one) => one.described).filter((one) => one.related);
  const rest = kept.length - related.length;
  const users = [...new Set(file.crates.map((crate) => crate.used_by))];
  const affected: AffectedFile = {
    path: file.path,
    risk,
    changes: [
      ...related.sort(worstFirst).flatMap(({ words }) => words),
      ...(rest === 0 ? [] : [otherItems(rest, related.length > 0, around.forkRead)]),
    ],
    tRust_action: actionFor(items, users, triedOn(diff, around.trial), around.trial.adapted),
    point_risk: file.watched ?? file.crates[0]?.risk ?? 'low',
    items,
  };
  const shown = kept.flatMap(({ change }, at) => (change === null ? [] : [{ at, change }]));
  return { diff, file: affected, shown };
}

function isFile({ before, after }: ComparedChange): boolean {
  return (before ?? after)?.kind === 'file';
}

function worstFirst(a: DescribedItem, b: DescribedItem): number {
  return impactClasses.indexOf(b.item.class) - impactClasses.indexOf(a.item.class);
}

function describeChange(
  diff: FileDiff,
  change: ComparedChange,
  around: Surroundings,
): DescribedItem {
  const relation = relationOf(diff, change);
  const found = verdictOf(diff, change, relation, around);
  const item = itemOf(change);
  const related = relation.kind !== 'none';
  return {
    item: {
      kind: item.kind,
      path: item.kind === 'file' ? diff.file.path : item.path,
      change: changeIn(change),
      class: found.class,
      before: null,
      after: null,
      lines: { before: linesOf(change.before), after: linesOf(change.after) },
      hook: hookOf(relation),
      reason: `${found.reason}${partsWords(change)}`,
      ...(change.movedTo === null ? {} : { moved_to: change.movedTo }),
      ...(change.confidence === 1 ? {} : { confidence: rounded(change.confidence) }),
    },
    related,
    words: related ? itemWords(change, change.facts) : [],
  };
}

function rounded(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}

/** An item that is gone because it became several was split; one that is new and made of several was merged. */
function changeIn({ change, before, after, parts }: ComparedChange): ImpactItem['change'] {
  if (parts?.kind === 'split' && after === null) return 'split';
  return parts?.kind === 'merged' && before === null ? 'merged' : change;
}

function partsWords({ before, after, parts }: ComparedChange): string {
  if (parts === null) return '';
  const others = parts.others.join(', ');
  if (parts.kind === 'split') {
    if (before === null) return `; it has code of ${others}`;
    return after === null ? `; it was split into ${others}` : `; code of it went to ${others}`;
  }
  if (after === null) return `; its code is now in ${others}`;
  return before === null ? `; it was made of ${others}` : `; it took in code of ${others}`;
}

function linesOf(item: ComparedItem | null): { start: number; end: number } | null {
  return item === null ? null : { ...item.lines };
}

function verdictOf(
  diff: FileDiff,
  change: ComparedChange,
  relation: Relation,
  { trial, moved, forkRead }: Surroundings,
): Verdict {
  if (relation.kind === 'none') {
    return verdict(
      'SAFE',
      forkRead
        ? 'the fork neither touches nor names it'
        : 'no declared hook or dependency touches or names it',
    );
  }
  if (relation.kind === 'touches') {
    return classifyTouched(change, relation, change.facts, triedOn(diff, trial));
  }
  const { name } = change.before ?? itemOf(change);
  const movedTo = diff.file.crates
    .map(({ crate }) => moved.get(`${crate} ${name}`))
    .find((place) => place !== undefined);
  const found = classifyDepended(change, relation, change.facts, movedTo ?? null);
  const rule = trial.adapted.get(name);
  if (rule === undefined || found.class === 'SAFE' || found.class === 'MINOR') return found;
  return verdict('MODERATE', `${found.reason}; rule ${rule} rewrites its uses in the fork`);
}

function hookOf(relation: Relation): string | null {
  if (relation.kind === 'touches') return relation.place.hook.id;
  return relation.kind === 'depends' ? relation.hook : null;
}
