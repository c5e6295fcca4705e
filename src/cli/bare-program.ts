/** The program without its commands: its options, and where its words go. */
import { Command } from 'commander';
import { withCommonOptions } from './options.ts';
import type { Session } from './session.ts';

export function bareProgram({ streams }: Session): Command {
  const program = new Command('trust-upstream').exitOverride().configureOutput({
    writeOut: (text) => streams.out.write(text),
    // Errors are printed once, by main.
    writeErr: () => undefined,
  });
  return withCommonOptions(program);
}
