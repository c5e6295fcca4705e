/** The command line as a whole: one file a command. */
import type { Command } from 'commander';
import { addAnalyze } from './commands/analyze.ts';
import { addConfig } from './commands/config.ts';
import { addFixtures } from './commands/fixtures.ts';
import { addHistory } from './commands/history.ts';
import { addHooks } from './commands/hooks.ts';
import { addMergeDriver } from './commands/merge-driver.ts';
import { addMonitor } from './commands/monitor.ts';
import { addReport } from './commands/report.ts';
import { addResolve } from './commands/resolve.ts';
import { addSchema } from './commands/schema.ts';
import { addStatus } from './commands/status.ts';
import { addSync } from './commands/sync.ts';
import { addWorker } from './commands/worker.ts';
import { addLaterCommands } from './not-yet.ts';
import { bareProgram } from './bare-program.ts';
import { packageVersion } from './package-version.ts';
import type { Session } from './session.ts';

const EXAMPLES = `
Examples:
  trust-upstream status
  trust-upstream monitor --check-now
  trust-upstream analyze 1.84.0
  trust-upstream sync --to 1.84.0 --dry-run
  trust-upstream sync --to 1.84.0
  trust-upstream history --last 5

Exit codes: 0 done, 1 failed, 2 bad usage or configuration, 3 conflicts need a person,
4 build or tests failed, 5 no release source reached, 6 locked, 7 behind (status --check)`;

export function createProgram(session: Session): Command {
  const program = bareProgram(session);
  program
    .description('Keeps a fork of rustc in step with upstream Rust.')
    .version(packageVersion())
    .addHelpText('after', EXAMPLES);
  addMonitor(program, session);
  addAnalyze(program, session);
  addSync(program, session);
  addStatus(program, session);
  addHistory(program, session);
  addHooks(program, session);
  addFixtures(program, session);
  addReport(program, session);
  addWorker(program, session);
  addConfig(program, session);
  addSchema(program, session);
  addMergeDriver(program, session);
  addResolve(program, session);
  addLaterCommands(program);
  return program;
}
