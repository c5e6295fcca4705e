/** `monitor`: which releases there are. */
import type { Command } from 'commander';
import type { CheckOutcome, MonitorEvent } from '../../monitor/check.ts';
import { openWorkbench } from '../compose/workbench.ts';
import { refuseLater } from '../not-yet.ts';
import type { Io } from '../io.ts';
import type { CommonOptions } from '../options.ts';
import type { Session } from '../session.ts';

export function addMonitor(program: Command, session: Session): void {
  program
    .command('monitor')
    .description('check for new Rust releases')
    .option('--check-now', 'ask every source now (the default)')
    .option('--watch', 'check again every interval (not built yet)')
    .option('--interval <time>', 'time between checks (not built yet)')
    .option('--print-unit <kind>', 'systemd, cron or github-workflow (not built yet)')
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      refuseLater(options, { watch: '--watch', interval: '--interval', printUnit: '--print-unit' });
      const bench = await openWorkbench(session, options);
      try {
        const upstream = await bench.upstream();
        // Reading prose takes libraries that no other command needs.
        const { checkReleases } = await import('../../monitor/check.ts');
        const { notesSource } = await import('../../monitor/sources/notes.ts');
        const { tagsSource } = await import('../../monitor/sources/tags.ts');
        const result = await checkReleases(
          {
            sources: [tagsSource(upstream), notesSource(upstream)],
            history: bench.history(),
            files: bench.files,
            clock: bench.clock,
            path: bench.statePath('releases.json'),
          },
          (event) => {
            tell(bench.io, event);
          },
        );
        bench.result(result.file, releaseLines(result));
        bench.io.say(`written: ${bench.statePath('releases.json')}`);
      } finally {
        await bench.close();
      }
    });
}

function tell(io: Io, event: MonitorEvent): void {
  switch (event.kind) {
    case 'source-answered':
      if (io.verbose) io.say(`${event.source}: ${event.releases} releases`);
      return;
    case 'source-failed':
      io.warn(`warning: source ${event.source} failed: ${event.error.message}`);
      return;
    case 'file-unreadable':
      io.warn(`warning: ${event.path} is damaged (${event.reason}) and is written anew`);
      return;
  }
}

function releaseLines({ file, added }: CheckOutcome): string[] {
  const newest = added.slice(0, 5).map((release) => release.version);
  const more = added.length > newest.length ? ` and ${added.length - newest.length} more` : '';
  return [
    added.length === 0 ? 'no new releases' : `new releases: ${newest.join(', ')}${more}`,
    `current stable: ${file.current_stable ?? 'none'}; ${file.releases.length} releases known`,
  ];
}
