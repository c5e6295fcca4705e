/** The drawn changes and the readers' classes of them, as the data beside this file has them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { impactClassSchema } from '../../src/ports/impact.ts';

const lineRange = z.object({ start: z.number(), end: z.number() });
const changeSchema = z.object({
  id: z.number(),
  from: z.string(),
  to: z.string(),
  file_before: z.string().nullable(),
  file_after: z.string().nullable(),
  kind: z.string(),
  path: z.string(),
  stratum: z.string(),
  lines: z.object({ before: z.array(lineRange), after: z.array(lineRange) }),
});
export type Change = z.infer<typeof changeSchema>;

const readingSchema = z.object({
  class: impactClassSchema,
  relation: z.enum(['touches', 'depends', 'none']),
  reason: z.string(),
});
export type Reading = z.infer<typeof readingSchema>;

export function readChanges(file = join(import.meta.dirname, 'changes.json')): Change[] {
  return z.array(changeSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Both readers' classes by the change's id. */
export function readClasses(): Map<number, readonly [Reading, Reading]> {
  const schema = z.array(
    z.object({ id: z.number(), readers: z.tuple([readingSchema, readingSchema]) }),
  );
  const file = join(import.meta.dirname, 'classes.json');
  const classes = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return new Map(classes.map(({ id, readers }) => [id, readers]));
}
