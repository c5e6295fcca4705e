/** `history`: what was done, when, and how it ended. */
import { InvalidArgumentError, type Command } from 'commander';
import { openWorkbench } from '../compose/workbench.ts';
import type { CommonOptions } from '../options.ts';
import type { Session } from '../session.ts';
import { historyLines, type HistoryEntry } from '../show/history.ts';

export function addHistory(program: Command, session: Session): void {
  program
    .command('history')
    .description('show sync history')
    .option('--last <n>', 'only the newest N', positive)
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<{ last?: number } & CommonOptions>();
      const bench = await openWorkbench(session, options);
      try {
        const history = bench.history();
        const key = await bench.forkKey();
        const entries: HistoryEntry[] = history.syncs(key, options.last).map((operation) => ({
          ...operation,
          state: history.state(operation.id),
          steps: history.steps(operation.id),
          resolutions: history.resolutions(operation.id),
        }));
        bench.result(
          { schema_version: 1, syncs: entries },
          historyLines(entries, options.verbose === true),
        );
      } finally {
        await bench.close();
      }
    });
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError('must be a whole number above 0.');
  return number;
}
