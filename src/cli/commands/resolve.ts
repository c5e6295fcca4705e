/** `resolve`: the engine over files that hold conflict markers. */
import type { Command } from 'commander';
import type { ResolveOptions } from '../compose/resolve.ts';
import type { Session } from '../session.ts';
import { TIME_LIMIT } from '../time-limit.ts';

export function addResolve(program: Command, session: Session): void {
  program
    .command('resolve')
    .description('merge again what conflict markers show; exit 3 when conflicts are left')
    .argument('<files...>', 'files with markers: merge, diff3 or zdiff3 style')
    .option('--review', 'show each resolved conflict: what each side had, what came of it, and why')
    .option('--explain', 'show what the engine decided')
    .option('--dry-run', 'write nothing')
    .option('--stage', 'git add the files in which no conflict is left')
    .option('--conflicts-out <dir>', 'write the conflicts left there as JSON, a file for each')
    .option(...TIME_LIMIT)
    .action(async (files: string[], _options, command: Command) => {
      const { resolveFiles } = await import('../compose/resolve.ts');
      session.end(await resolveFiles(files, command.optsWithGlobals<ResolveOptions>(), session));
    });
}
