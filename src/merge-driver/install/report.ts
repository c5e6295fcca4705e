/** What `merge-driver --install --json` and `--uninstall --json` print. */
import { z } from 'zod';

const text = z.string().nullable().describe('null: not there.');

const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('attributes'), file: z.string(), before: text, after: text }),
  z.object({
    kind: z.literal('configuration'),
    file: z.string(),
    key: z.string(),
    before: text,
    after: text,
  }),
]);

export const driverReportSchema = z.object({
  schema_version: z.literal(1),
  dry_run: z.boolean().describe('true: nothing was changed.'),
  changes: z.array(changeSchema),
});

export type Change = z.infer<typeof changeSchema>;
export type DriverReport = z.infer<typeof driverReportSchema>;
