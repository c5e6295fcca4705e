/** `merge-driver`: what git calls for each file, and how git is told to. */
import type { Command } from 'commander';
import { Problem } from '../../base/problem.ts';
import type { DriveOptions } from '../compose/drive.ts';
import type { InstallOptions } from '../compose/install-driver.ts';
import { TIME_LIMIT } from '../time-limit.ts';
import type { Session } from '../session.ts';

export function addMergeDriver(program: Command, session: Session): void {
  program
    .command('merge-driver')
    .description('the engine as a git merge driver: %O %A %B %L %P [%S %X %Y]')
    .argument('[files...]', 'base, ours (the result goes there), theirs, marker size, path, labels')
    .option('--install', 'tell git to use it: attributes and configuration of this repository')
    .option('--uninstall', 'undo that')
    .option('--global', "with --install and --uninstall: the user's, for all repositories")
    .option('--dry-run', 'with --install and --uninstall: show, and write nothing')
    .option('--force', 'with --install: also over another driver for the same files')
    .option('--conflicts-out <dir>', 'write the conflicts left there as JSON, a file for each')
    .option(...TIME_LIMIT)
    // What git hands over is merged whatever stands beside it.
    .allowUnknownOption()
    .action(async (words: string[], _options, command: Command) => {
      const options = command.optsWithGlobals<InstallOptions & DriveOptions>();
      if (options.install === true || options.uninstall === true) {
        if (options.install === options.uninstall || words.length > 0)
          throw new Problem('usage', '--install and --uninstall stand alone');
        const { setUpDriver } = await import('../compose/install-driver.ts');
        await setUpDriver(options, session);
        return;
      }
      const { drive } = await import('../compose/drive.ts');
      session.end(await drive(words, options, session));
    });
}

/** Is git the caller? Then there is no exit code but 0 and 1. */
export function isDriverCall(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const before = end === -1 ? args : args.slice(0, end);
  const people = ['--install', '--uninstall', '--help', '-h'];
  return commandOf(before) === 'merge-driver' && !before.some((word) => people.includes(word));
}

const TAKES_VALUE = new Set(['--fork', '--upstream', '--config', '--state']);

function commandOf(args: readonly string[]): string | undefined {
  return args.find((word, at) => !word.startsWith('-') && !TAKES_VALUE.has(args[at - 1] ?? ''));
}
