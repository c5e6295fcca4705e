/** An analysis out of the history, drawn again. */
import { Problem } from '../base/problem.ts';
import type { History, ImpactSummary } from '../ports/history.ts';
import type { ImpactReport } from '../ports/impact.ts';
import { renderImpactHtml } from '../report/html/impact/page.ts';
import { renderImpactMarkdown } from '../report/markdown/impact.ts';
import type { ReportFormat } from './render.ts';

const DRAW: { readonly [F in ReportFormat]: (report: ImpactReport) => string } = {
  html: renderImpactHtml,
  markdown: renderImpactMarkdown,
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
};

/** How many of the known analyses a refusal names. */
const NAMED = 5;

export interface NamedReport {
  /** What it is the report of: `analysis 3`. */
  readonly name: string;
  readonly text: string;
}

/** @param wanted an id, or `FROM..TO`: the newest of these versions; `null` for the newest of all */
export function storedAnalysis(
  history: History,
  wanted: string | null,
  format: ReportFormat,
): NamedReport {
  const all = history.impacts();
  if (all.length === 0)
    throw new Problem(
      'nothing-to-do',
      'no analyses yet',
      'make one: trust-upstream analyze VERSION',
    );
  const [found] = wanted === null ? all : all.filter((one) => isNamed(one, wanted));
  const report = found === undefined ? null : history.impact(found.id);
  if (found === undefined || report === null)
    throw new Problem('usage', `no analysis ${wanted ?? ''} in the history`, known(all));
  return { name: `analysis ${found.id}`, text: DRAW[format](report) };
}

function isNamed({ id, from_version, to_version }: ImpactSummary, wanted: string): boolean {
  return wanted === String(id) || wanted === `${from_version}..${to_version}`;
}

function known(all: readonly ImpactSummary[]): string {
  const named = all
    .slice(0, NAMED)
    .map(({ id, from_version, to_version }) => `${id} (${from_version}..${to_version})`);
  const more = all.length > NAMED ? `, and ${all.length - NAMED} more: history --analyses` : '';
  return `known: ${named.join(', ')}${more}`;
}
