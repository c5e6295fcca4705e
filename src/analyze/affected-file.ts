/** One changed file as the report shows it. */
import { itemOf, type ItemChange } from '../engine/diff/change.ts';
import { factsOf, type Fact } from '../engine/diff/facts.ts';
import { changedText } from '../engine/diff/own-text.ts';
import { lineAt } from '../base/span.ts';
import type { Item } from '../engine/syntax/item.ts';
import { impactClasses, type AffectedFile } from '../ports/impact.ts';
import { actionFor } from './action-words.ts';
import { classifyDepended } from './classify-depended.ts';
import { classifyTouched } from './classify-touched.ts';
import type { FileDiff } from './file-diff.ts';
import type { FileVersion } from './file-version.ts';
import { itemWords, otherItems } from './item-words.ts';
import { relationOf, type Relation } from './relations.ts';
import { verdict, worstOf, type Verdict } from './verdict.ts';
import { triedOn, type DescribedItem, type Surroundings } from './described-item.ts';
import { wholeFileItems } from './whole-file.ts';

/** `null` when the file is only read for its crate's definitions and none of them changed. */
export function affectedFile(diff: FileDiff, around: Surroundings): AffectedFile | null {
  const { file } = diff;
  const described = [...wholeFileItems(diff, around), ...changedItems(diff, around)];
  const kept = file.watched === null ? described.filter(({ related }) => related) : described;
  const items = kept.map(({ item }) => item);
  const risk = worstOf(items.map((item) => item.class));
  if (file.watched === null && risk === 'SAFE') return null;
  const related = kept.filter((one) => one.related).sort(worstFirst);
  const rest = kept.length - related.length;
  const users = [...new Set(file.crates.map((crate) => crate.used_by))];
  return {
    path: file.path,
    risk,
    changes: [
      ...related.flatMap(({ words }) => words),
      ...(rest === 0 ? [] : [otherItems(rest, related.length > 0)]),
    ],
    tRust_action: actionFor(items, users, triedOn(diff, around.trial), around.trial.adapted),
    point_risk: file.watched ?? file.crates[0]?.risk ?? 'low',
    items,
  };
}

function worstFirst(a: DescribedItem, b: DescribedItem): number {
  return impactClasses.indexOf(b.item.class) - impactClasses.indexOf(a.item.class);
}

function changedItems(diff: FileDiff, around: Surroundings): DescribedItem[] {
  const { before, after } = diff;
  if (before.kind !== 'parsed' || after.kind !== 'parsed') return [];
  return diff.items.map((change) => {
    const facts = factsOf(before.tree, after.tree, change);
    const relation = relationOf(diff, change);
    const found = verdictOf(diff, change, relation, facts, around);
    const item = itemOf(change);
    return {
      item: {
        kind: item.kind,
        path: item.kind === 'file' ? diff.file.path : item.path,
        change: change.change,
        class: found.class,
        before: textIn(before, change.before, change),
        after: textIn(after, change.after, change),
        lines: { before: linesIn(before, change.before), after: linesIn(after, change.after) },
        hook: hookOf(relation),
        reason: found.reason,
      },
      related: relation.kind !== 'none',
      words: itemWords(change, facts),
    };
  });
}

function verdictOf(
  diff: FileDiff,
  change: ItemChange,
  relation: Relation,
  facts: readonly Fact[],
  { trial, moved }: Surroundings,
): Verdict {
  if (relation.kind === 'none') return verdict('SAFE', 'the fork neither touches nor names it');
  if (relation.kind === 'touches') {
    return classifyTouched(change, relation, facts, triedOn(diff, trial));
  }
  const { name } = change.before ?? itemOf(change);
  const movedTo = diff.file.crates
    .map(({ crate }) => moved.get(`${crate} ${name}`))
    .find((place) => place !== undefined);
  const found = classifyDepended(change, relation, facts, movedTo ?? null);
  const rule = trial.adapted.get(name);
  if (rule === undefined || found.class === 'SAFE' || found.class === 'MINOR') return found;
  return verdict('MODERATE', `${found.reason}; rule ${rule} rewrites its uses in the fork`);
}

function hookOf(relation: Relation): string | null {
  if (relation.kind === 'touches') return relation.place.hook.id;
  return relation.kind === 'depends' ? relation.hook : null;
}

function textIn(version: FileVersion, item: Item | null, change: ItemChange): string | null {
  if (item === null || version.kind !== 'parsed') return null;
  return changedText(version.tree, item, change);
}

function linesIn(version: FileVersion, item: Item | null): { start: number; end: number } | null {
  if (item === null || version.kind !== 'parsed') return null;
  const { source } = version.tree;
  return {
    start: lineAt(source, item.start),
    end: lineAt(source, Math.max(item.start, item.end - 1)),
  };
}
