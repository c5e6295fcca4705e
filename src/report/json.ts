/** Reports as JSON text, with a final newline. */
import { syncReportSchema, type SyncReport } from './model.ts';

/** The fields in the order of the schema. Throws a ZodError when the report does not fit it: a bug. */
export function renderSyncJson(report: SyncReport): string {
  return `${JSON.stringify(syncReportSchema.parse(report), null, 2)}\n`;
}
