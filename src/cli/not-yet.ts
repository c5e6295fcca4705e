/** Commands and options that the contract names and a later issue builds: they say so, and do nothing. */
import type { Command } from 'commander';
import { Problem } from '../base/problem.ts';

export const LATER: Readonly<Record<string, string>> = {
  auto: 'one unattended round: monitor, analyze, sync, report, notify',
  serve: 'a live dashboard',
  migrate: "API migration of the fork's code alone",
  init: 'a first configuration',
  doctor: 'what is missing on this machine',
  completion: 'shell completion',
};

export function notYet(what: string): Problem {
  return new Problem('not-yet', what, 'see "What works today" in the README');
}

export function addLaterCommands(program: Command): void {
  for (const [name, description] of Object.entries(LATER)) {
    program
      .command(name)
      .description(`${description} (not built yet)`)
      .allowUnknownOption()
      .allowExcessArguments()
      .argument('[anything...]')
      .action(() => {
        throw notYet(name);
      });
  }
}

/** Throws when a flag was given that a later issue builds. */
export function refuseLater(options: object, flags: Readonly<Record<string, string>>): void {
  const given = new Map<string, unknown>(Object.entries(options));
  for (const [key, flag] of Object.entries(flags)) {
    if ((given.get(key) ?? false) !== false) throw notYet(flag);
  }
}
