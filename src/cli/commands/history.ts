/** `history`: what was done, when, and how it ended; what was analysed, and what came of it. */
import { InvalidArgumentError, type Command } from 'commander';
import { Problem } from '../../base/problem.ts';
import { learnedLines } from '../../report/learned.ts';
import type { ForkKey } from '../../ports/history.ts';
import { openWorkbench, type Workbench } from '../compose/workbench.ts';
import type { CommonOptions } from '../options.ts';
import type { Session } from '../session.ts';
import { analysisLines, itemChangeLines, type AnalysisEntry } from '../show/analyses.ts';
import { historyLines, type HistoryEntry } from '../show/history.ts';

interface HistoryCommandOptions extends CommonOptions {
  readonly last?: number;
  readonly analyses?: true;
  readonly item?: string;
}

export function addHistory(program: Command, session: Session): void {
  program
    .command('history')
    .description('show sync history, or the analyses made')
    .option('--last <n>', 'only the newest N', positive)
    .option('--analyses', 'analyses instead of syncs; with --verbose their items that are not SAFE')
    .option(
      '--item <text>',
      'what every analysed release changes in the items whose path holds this name',
    )
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<HistoryCommandOptions>();
      const bench = await openWorkbench(session, options);
      try {
        if (options.item !== undefined) await showItem(bench, options, options.item);
        else if (options.analyses === true) await showAnalyses(bench, options);
        else await showSyncs(bench, options);
      } finally {
        await bench.close();
      }
    });
}

async function showSyncs(bench: Workbench, options: HistoryCommandOptions): Promise<void> {
  const history = bench.knownHistory();
  const key = await bench.forkKey();
  const entries: HistoryEntry[] = history.syncs(key, options.last).map((operation) => ({
    ...operation,
    state: history.state(operation.id),
    steps: history.steps(operation.id),
    resolutions: history.resolutions(operation.id),
    merges: history.merges(operation.id),
  }));
  const learned = history.learned(key);
  bench.result({ schema_version: 1, syncs: entries, learned }, [
    ...historyLines(entries, options.verbose === true),
    ...(options.verbose === true ? learnedLines(learned) : []),
  ]);
}

async function showAnalyses(bench: Workbench, options: HistoryCommandOptions): Promise<void> {
  const history = bench.knownHistory();
  const limit = options.last === undefined ? {} : { limit: options.last };
  const analyses = history.impacts({ ...(await ofFork(bench, options)), ...limit });
  const entries: AnalysisEntry[] =
    options.verbose === true
      ? analyses.map((one) => ({
          ...one,
          items: history.itemChanges({
            analysis: one.id,
            classes: ['MINOR', 'MODERATE', 'BREAKING'],
          }),
        }))
      : analyses;
  bench.result({ schema_version: 1, analyses: entries }, analysisLines(entries));
}

async function showItem(
  bench: Workbench,
  options: HistoryCommandOptions,
  item: string,
): Promise<void> {
  const filter = { ...(await ofFork(bench, options)), path: item };
  const changes = bench.knownHistory().itemChanges(filter).slice(0, options.last);
  bench.result({ schema_version: 1, item, item_changes: changes }, itemChangeLines(item, changes));
}

/** Analyses need no fork: where none is at hand and none was named, all are shown. */
async function ofFork(bench: Workbench, options: CommonOptions): Promise<{ fork?: ForkKey }> {
  try {
    return { fork: await bench.forkKey() };
  } catch (error) {
    if (options.fork === undefined && error instanceof Problem) return {};
    throw error;
  }
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError('must be a whole number above 0.');
  return number;
}
