/** `worker check`: the seed's startup check in one command. */
import type { Command } from 'commander';
import { workerCheck } from '../../status/worker.ts';
import { openWorkbench } from '../compose/workbench.ts';
import { localStatus } from '../local-status.ts';
import { notYet } from '../not-yet.ts';
import type { CommonOptions } from '../options.ts';
import type { Session } from '../session.ts';

export function addWorker(program: Command, session: Session): void {
  const worker = program.command('worker').description('checks for AI workers');
  worker
    .command('check')
    .description('exit 1 when a sync must come before other work')
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const bench = await openWorkbench(session, options, { lenient: true });
      try {
        const check = workerCheck(await localStatus(bench));
        bench.result({ schema_version: 1, ...check }, check.lines);
        session.end(check.exit);
      } finally {
        await bench.close();
      }
    });
  worker
    .command('install')
    .description('add the check to CLAUDE.md or AGENTS.md (not built yet)')
    .allowUnknownOption()
    .action(() => {
      throw notYet('worker install');
    });
}
