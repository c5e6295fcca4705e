/** The published JSON Schemas of what the commands write, as `schema NAME` prints them. */
import { z } from 'zod';
import { impactReportSchema } from '../ports/impact.ts';
import { releasesFileSchema } from '../ports/release.ts';
import { conflictsFileSchema } from './conflicts.ts';
import { analysesSchema, historySchema, itemChangesSchema } from './history-schemas.ts';
import { syncReportSchema } from './model.ts';
import { resolutionSchema } from './resolution.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

export const impactJsonSchema = published('impact_report', impactReportSchema);
export const syncReportJsonSchema = published('sync_report', syncReportSchema);

/** By the name that `schema` takes. */
export const jsonSchemas: ReadonlyMap<string, JsonSchema> = new Map([
  ['impact_report', impactJsonSchema],
  ['sync_report', syncReportJsonSchema],
  ['releases', published('releases', releasesFileSchema)],
  ['history', published('history', historySchema)],
  ['analyses', published('analyses', analysesSchema)],
  ['item_changes', published('item_changes', itemChangesSchema)],
  ['resolution', published('resolution', resolutionSchema)],
  ['conflicts', published('conflicts', conflictsFileSchema)],
]);

/** In the reader's sense: fields that a later version adds beside these are no error. */
function published(title: string, schema: z.ZodType): JsonSchema {
  return { title, ...z.toJSONSchema(schema, { io: 'input' }) };
}
