/** `config show`: every setting and where it comes from. */
import type { Command } from 'commander';
import { configReport, configRows } from '../../config/rows.ts';
import { openWorkbench } from '../compose/workbench.ts';
import type { CommonOptions } from '../options.ts';
import type { Session } from '../session.ts';

export function addConfig(program: Command, session: Session): void {
  program
    .command('config')
    .description('the configuration')
    .command('show')
    .description('every setting, its value, and where it comes from')
    .action(async (_options, command: Command) => {
      const bench = await openWorkbench(session, command.optsWithGlobals<CommonOptions>());
      try {
        const rows = configRows(bench.resolved);
        const keys = Math.max(...rows.map((row) => row.key.length));
        const values = Math.max(...rows.map((row) => row.value.length));
        bench.result(
          configReport(bench.resolved),
          rows.map(
            ({ key, value, origin }) =>
              `${key.padEnd(keys)}  ${value.padEnd(values)}  ${bench.io.paint.dim(origin)}`,
          ),
        );
      } finally {
        await bench.close();
      }
    });
}
