/** What drawing an impact report shares between its parts. */
import type { ImpactReport } from '../../../ports/impact.ts';
import type { Ink } from '../ink.ts';
import type { NameIds } from '../section.ts';

export interface ImpactDrawing {
  readonly report: ImpactReport;
  readonly ink: Ink;
  readonly ids: NameIds;
}
