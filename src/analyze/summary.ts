/** An impact report as a terminal shows it: at most 80 columns and 24 lines. */
import type { AffectedFile, ImpactClass, ImpactReport } from '../ports/impact.ts';
import { impactClasses, mergeUnknown } from '../ports/impact.ts';

export interface SummaryLine {
  readonly text: string;
  readonly tone: 'danger' | 'warn' | 'ok' | 'dim' | 'plain';
}

const WIDTH = 80;
/** Files shown, and changes of each: with what is above and below them they fit the screen. */
const FILES = 4;
const CHANGES = 2;

const TONES: { readonly [Class in ImpactClass]: SummaryLine['tone'] } = {
  SAFE: 'ok',
  MINOR: 'ok',
  MODERATE: 'warn',
  BREAKING: 'danger',
};

export function summaryLines(report: ImpactReport): SummaryLine[] {
  const { from_version, to_version, overall_risk, affected_files } = report;
  const relevant = affected_files.filter((file) => file.risk !== 'SAFE');
  const more = relevant.length - FILES;
  const lines: SummaryLine[] = [
    {
      text: `Rust ${from_version} → ${to_version}: ${overall_risk}${basis(report)}`,
      tone: TONES[overall_risk],
    },
    { text: tally(affected_files), tone: 'dim' },
    { text: '', tone: 'plain' },
    ...relevant.slice(0, FILES).flatMap(fileLines),
    ...(more > 0 ? [{ text: `… and ${counted(more, 'more file')}`, tone: 'dim' as const }] : []),
    ...conflictLines(report),
    { text: `Estimated effort: ${report.estimated_effort}`, tone: 'plain' },
  ];
  return lines.map(({ text, tone }) => ({ text: cut(text, WIDTH), tone }));
}

/** What a verdict is worth without the fork's code: only what is declared was looked at. */
function basis({ dependencies }: ImpactReport): string {
  const unread = dependencies?.crates.some(({ found }) => found === null) ?? false;
  return unread ? " (the fork's code was not read)" : '';
}

function fileLines({ path, risk, changes, tRust_action }: AffectedFile): SummaryLine[] {
  const rest = changes.length - CHANGES;
  return [
    { text: `${risk.padEnd(10)}${cutLeft(path, WIDTH - 10)}`, tone: TONES[risk] },
    ...changes.slice(0, CHANGES).map((change, at): SummaryLine => {
      const more = at === CHANGES - 1 && rest > 0 ? ` (+${rest})` : '';
      return { text: `  ${cut(change, WIDTH - 2 - more.length)}${more}`, tone: 'dim' };
    }),
    { text: `  → ${tRust_action}`, tone: 'plain' },
  ];
}

function conflictLines(report: ImpactReport): SummaryLine[] {
  const { conflicts_expected, git_conflicts, auto_mergeable } = report;
  const unknown = mergeUnknown(report);
  const no = unknown ? 'unknown; not all could be tried' : 'no';
  return [
    {
      text: `Merges without a person: ${auto_mergeable ? 'yes' : no}`,
      tone: auto_mergeable ? 'ok' : unknown ? 'warn' : 'danger',
    },
    {
      text: `Conflicts expected: ${expected(report)}`,
      tone: auto_mergeable && conflicts_expected.length === 0 ? 'ok' : 'danger',
    },
    { text: `Plain git would leave: ${listed(git_conflicts)}`, tone: 'dim' },
  ];
}

/** Files in which no hook could be tried need a person and give no conflict to count. */
function expected({ auto_mergeable, conflicts_expected }: ImpactReport): string {
  return auto_mergeable || conflicts_expected.length > 0
    ? listed(conflicts_expected)
    : "none found; not all could be tried (see the report's notes)";
}

function listed(conflicts: readonly string[]): string {
  return conflicts.length === 0 ? 'none' : `${conflicts.length} (${conflicts.join(', ')})`;
}

/** `73 files changed, 750 items: 1 breaking, 749 safe`. */
function tally(files: readonly AffectedFile[]): string {
  const items = files.flatMap((file) => file.items);
  const parts = impactClasses.toReversed().flatMap((name) => {
    const count = items.filter((item) => item.class === name).length;
    return count === 0 ? [] : [`${count} ${name.toLowerCase()}`];
  });
  const counts = parts.length === 0 ? '' : `: ${parts.join(', ')}`;
  return `${counted(files.length, 'file')} changed, ${counted(items.length, 'item')}${counts}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

function cutLeft(text: string, width: number): string {
  return text.length <= width ? text : `…${text.slice(text.length - width + 1)}`;
}
