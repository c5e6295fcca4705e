/** One sentence that tells what a release means for the fork. */
import {
  impactClasses,
  mergeUnknown,
  type ImpactClass,
  type ImpactItem,
  type ImpactReport,
} from '../ports/impact.ts';
import type { Verdict } from './model.ts';
import { count } from './wording.ts';

export function impactVerdict(report: ImpactReport): Verdict {
  const { to_version, overall_risk, auto_mergeable, conflicts_expected } = report;
  const git = report.git_conflicts.length;
  if (mergeUnknown(report)) {
    return {
      tone: 'attention',
      sentence: `Whether Rust ${to_version} needs a person is not known: not all hooks could be tried; the impact is ${overall_risk}.`,
    };
  }
  if (!auto_mergeable) {
    const left = conflicts_expected.length;
    const what =
      left === 0 ? 'it does not merge by itself' : `${count(left, 'conflict')} will be left`;
    return {
      tone: overall_risk === 'BREAKING' ? 'failure' : 'attention',
      sentence: `Rust ${to_version} needs a person: ${what}; the impact is ${overall_risk}.`,
    };
  }
  const against = git === 0 ? '' : `, where plain git would leave ${count(git, 'conflict')}`;
  return {
    tone: overall_risk === 'BREAKING' ? 'attention' : 'success',
    sentence: `Rust ${to_version} merges without a person${against}; the impact is ${overall_risk}.`,
  };
}

/** BREAKING first. */
export const fromWorst: readonly ImpactClass[] = impactClasses.toReversed();

/** Items of each class, worst first, all files together. */
export function itemsByClass(report: ImpactReport): ReadonlyMap<ImpactClass, ImpactItem[]> {
  const items = report.affected_files.flatMap((file) => file.items);
  return new Map(fromWorst.map((name) => [name, items.filter((item) => item.class === name)]));
}

const CHANGES: { readonly [Kind in ImpactItem['change']]: string } = {
  added: 'added',
  removed: 'removed',
  signature: 'signature changed',
  body: 'body changed',
  attributes: 'attributes changed',
  comments: 'comments changed',
  formatting: 'formatting only',
  moved: 'moved',
  renamed: 'renamed',
  split: 'split',
  merged: 'merged from several',
};

export function changeWords(item: ImpactItem): string {
  const words = CHANGES[item.change];
  return item.moved_to === undefined ? words : `${words} to ${item.moved_to}`;
}
