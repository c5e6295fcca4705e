/** Stored analyses in lines, and what releases changed in an item. */
import type { ImpactSummary, ItemChange } from '../../ports/history.ts';
import { fromWorst } from '../../report/impact-verdict.ts';
import { visible } from '../../report/visible.ts';

/** With --verbose `items` holds those that are not SAFE. */
export interface AnalysisEntry extends ImpactSummary {
  readonly items?: readonly ItemChange[];
}

export function analysisLines(entries: readonly AnalysisEntry[]): string[] {
  if (entries.length === 0) return ['no analyses yet'];
  return entries.flatMap((entry) => [summary(entry), ...(entry.items ?? []).map(itemOf)]);
}

export function itemChangeLines(item: string, changes: readonly ItemChange[]): string[] {
  if (changes.length === 0) return [visible(`no analysis found a change in an item ${item}`)];
  const lines: string[] = [];
  let step = '';
  for (const change of changes) {
    const now = `${change.from_version} → ${change.to_version}  (analysis ${change.analysis}, ${change.analysis_date})`;
    if (now !== step) lines.push(now);
    step = now;
    lines.push(itemOf(change));
  }
  return lines;
}

function summary(entry: ImpactSummary): string {
  const counted = fromWorst
    .filter((name) => entry.counts[name] > 0)
    .map((name) => `${entry.counts[name]} ${name}`)
    .join(', ');
  const ours = entry.conflicts_expected.length;
  const left = `conflicts: ${ours} left by the sync, ${entry.git_conflicts.length} by plain git`;
  return `${entry.analysis_date}  ${entry.id}  ${entry.from_version} → ${entry.to_version}  ${entry.overall_risk}  ${counted || 'no items'}; ${left}`;
}

function itemOf(item: ItemChange): string {
  const hook = item.hook === null ? '' : `, hook ${item.hook}`;
  const line = `    ${item.class} ${item.kind} ${item.path} (${item.change}${hook}) in ${item.file}: ${item.reason}`;
  return visible(line.replace(/\s*\n\s*/g, ' '));
}
