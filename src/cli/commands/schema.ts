/** `schema NAME`: the JSON Schema of what a command prints or writes. */
import type { Command } from 'commander';
import { z } from 'zod';
import { Problem } from '../../base/problem.ts';
import { upstreamDiffSchema } from '../../engine/distil/facts.ts';
import { jsonSchemas } from '../../report/schemas.ts';
import { driverReportSchema } from '../../merge-driver/install/report.ts';
import { checkedSchema } from '../../hooks/check.ts';
import { inferredSchema } from '../../hooks/infer.ts';
import { statusReportSchema } from '../../status/report.ts';
import { createIo } from '../io.ts';
import type { Session } from '../session.ts';

function schemaOf(title: string, schema: z.ZodType): [string, unknown] {
  return [title, { title, ...z.toJSONSchema(schema, { io: 'input' }) }];
}

export function addSchema(program: Command, session: Session): void {
  const schemas = new Map<string, unknown>([
    ...jsonSchemas,
    schemaOf('status', statusReportSchema),
    schemaOf('merge_driver', driverReportSchema),
    schemaOf('hooks_infer', inferredSchema),
    schemaOf('hooks_check', checkedSchema),
    schemaOf('upstream_diff', upstreamDiffSchema),
  ]);
  program
    .command('schema')
    .description(`print the JSON Schema of an output: ${[...schemas.keys()].join(', ')}`)
    .argument('<name>')
    .action((name: string) => {
      const schema = schemas.get(name);
      if (schema === undefined)
        throw new Problem(
          'usage',
          `no schema "${name}"`,
          `one of: ${[...schemas.keys()].join(', ')}`,
        );
      createIo(session.streams, session.env, { color: false, quiet: false, verbose: false }).print(
        JSON.stringify(schema, null, 2),
      );
    });
}
