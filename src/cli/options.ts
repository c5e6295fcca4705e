/** Options that every command takes. */
import type { Command } from 'commander';

export interface CommonOptions {
  readonly fork?: string;
  readonly upstream?: string;
  readonly config?: string;
  readonly state?: string;
  readonly json?: true;
  readonly color: boolean;
  readonly quiet?: true;
  readonly verbose?: true;
}

export function withCommonOptions(command: Command): Command {
  return command
    .option('--fork <dir>', "the fork's repository (default: the configured one, else here)")
    .option('--upstream <url|dir>', 'the upstream repository; a folder is only read')
    .option(
      '--config <file>',
      'configuration file (default: trust-upstream.toml, looked for upward)',
    )
    .option(
      '--state <dir>',
      'where history and reports are kept (default: ~/.trust, or TRUST_HOME)',
    )
    .option('--json', 'print the result as JSON')
    .option('--no-color', 'no colours (NO_COLOR is honoured too)')
    .option('-q, --quiet', 'only results and problems')
    .option('-v, --verbose', 'more detail');
}
