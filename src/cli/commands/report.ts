/** `report`: one sync, or one stored analysis, as a file for people or machines. */
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { Problem } from '../../base/problem.ts';
import { openWorkbench, type Workbench } from '../compose/workbench.ts';
import type { CommonOptions } from '../options.ts';
import type { ReportFormat } from '../render.ts';
import type { NamedReport } from '../stored-analysis.ts';
import type { Session } from '../session.ts';

interface ReportOptions extends CommonOptions {
  readonly sync?: string;
  /** `true`: the newest. */
  readonly analysis?: string | true;
  readonly format: ReportFormat;
  readonly out?: string;
}

export function addReport(program: Command, session: Session): void {
  program
    .command('report')
    .description('generate the report of a sync or of a stored analysis')
    .option('--sync <id>', 'which sync (default: the newest)')
    .option('--analysis [id|from..to]', 'an analysis instead (default: the newest)')
    .addOption(
      new Option('--format <format>', 'form of the report')
        .choices(['html', 'json', 'markdown'])
        .default('html'),
    )
    .option('--out <file>', 'write there instead of printing')
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<ReportOptions>();
      const bench = await openWorkbench(session, options);
      try {
        const { name, text } = await wanted(bench, options);
        if (options.out === undefined) bench.io.print(text.replace(/\n$/, ''));
        else {
          const path = resolve(options.out);
          if (await bench.files.isFolder(path)) {
            throw new Problem(
              'not-yet',
              `${path} is a folder: a static site is not built yet`,
              'name a file',
            );
          }
          await bench.files.write(path, text);
          bench.io.say(`report of ${name}: ${path}`);
        }
      } finally {
        await bench.close();
      }
    });
}

async function wanted(bench: Workbench, options: ReportOptions): Promise<NamedReport> {
  const format = options.json === true ? 'json' : options.format;
  if (options.analysis === undefined) {
    const id = await wantedSync(bench, options.sync);
    // Drawing libraries are loaded when something is drawn.
    const { renderStored } = await import('../render.ts');
    return { name: `sync ${id}`, text: await renderStored(bench, id, format) };
  }
  if (options.sync !== undefined)
    throw new Problem('usage', '--sync and --analysis exclude each other', 'pass one of them');
  const { storedAnalysis } = await import('../stored-analysis.ts');
  return storedAnalysis(
    bench.knownHistory(),
    options.analysis === true ? null : options.analysis,
    format,
  );
}

async function wantedSync(bench: Workbench, id: string | undefined): Promise<string> {
  const history = bench.knownHistory();
  if (id !== undefined) {
    if (history.sync(id) !== null) return id;
    throw new Problem('usage', `no sync ${id} in the history`, 'see trust-upstream history');
  }
  const [newest] = history.syncs(await bench.forkKey(), 1);
  if (newest === undefined)
    throw new Problem(
      'nothing-to-do',
      'no syncs yet',
      'start one: trust-upstream sync --to VERSION',
    );
  return newest.id;
}
