/** `status`: where the fork stands, from local knowledge alone. */
import type { Command } from 'commander';
import { Problem } from '../../base/problem.ts';
import { statusLines } from '../../status/lines.ts';
import { openWorkbench } from '../compose/workbench.ts';
import { refuseLater } from '../not-yet.ts';
import type { CommonOptions } from '../options.ts';
import type { Session } from '../session.ts';
import { painted } from '../show/tone.ts';
import { localStatus } from '../local-status.ts';

export function addStatus(program: Command, session: Session): void {
  program
    .command('status')
    .description('show current sync status')
    .option('--check', 'exit 7 when more releases behind than allowed')
    .option('--has <feature|version>', 'does the base have it? (not built yet)')
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<{ check?: true } & CommonOptions>();
      refuseLater(options, { has: '--has' });
      const bench = await openWorkbench(session, options, { lenient: options.json === true });
      try {
        const report = await localStatus(bench);
        if (report.reason !== null && options.json === true)
          bench.io.warn(`warning: ${report.reason}`);
        bench.result(
          report,
          statusLines(report).map(({ text, tone }) => painted(bench.io, text, tone)),
        );
        const critical = report.upstream_sync.status === 'CRITICAL_BEHIND';
        if (options.check === true && critical) {
          const { releases_behind: behind, next_version: next } = report;
          throw new Problem(
            'behind',
            `tRust is ${behind} releases behind upstream`,
            `run trust-upstream sync --to ${next ?? '<version>'}`,
          );
        }
      } finally {
        await bench.close();
      }
    });
}
