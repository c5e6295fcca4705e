/** A question that was answered before, with nothing changed since, is answered from what was kept. */
import { createHash } from 'node:crypto';
import { impactReportSchema, type ImpactReport } from '../ports/impact.ts';
import type { KeptAnalyses } from './request.ts';

/**
 * @param question plain data that says all the answer depends on but the program itself, which what is kept is bound to
 * @param date today; an answer from before is given under it
 * @param onKnown told when an answer from before is given
 */
export async function keptReport(
  kept: KeptAnalyses,
  question: unknown,
  date: string,
  answer: () => Promise<ImpactReport>,
  onKnown?: () => void,
): Promise<ImpactReport> {
  const key = `report-${createHash('sha256').update(JSON.stringify(question)).digest('hex')}`;
  const bytes = kept.results([key]).get(key);
  if (bytes !== undefined) {
    const known = impactReportSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (known.success) {
      onKnown?.();
      return { ...known.data, analysis_date: date };
    }
  }
  const report = await answer();
  kept.putResults(new Map([[key, new TextEncoder().encode(JSON.stringify(report))]]));
  return report;
}
