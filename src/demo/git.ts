/** Git as it is on every machine: without the user's configuration and environment. */
import { devNull } from 'node:os';
import { execa } from 'execa';
import { Problem } from '../base/problem.ts';

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** ISO 8601 with offset, or git's own form. */
  readonly date: string;
}

/** Runs git in `folder` and gives what it prints. Throws Problem `git`. */
export async function git(
  folder: string,
  args: readonly string[],
  by?: {
    readonly author?: Signature;
    readonly committer: Omit<Signature, 'date'> & { date?: string };
  },
): Promise<string> {
  const run = await execa('git', args, {
    cwd: folder,
    env: {
      ...isolated(process.env),
      ...identity('AUTHOR', by?.author),
      ...identity('COMMITTER', by?.committer),
    },
    extendEnv: false,
    reject: false,
  });
  if (run.exitCode === 0) return run.stdout;
  if (run.code === 'ENOENT') throw new Problem('git', 'git was not found', 'install git');
  throw new Problem('git', `git ${args.join(' ')} in ${folder}: ${run.stderr}`);
}

/** An environment in which only the repository's own configuration counts. */
function isolated(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const rest = Object.entries(env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(rest),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    LC_ALL: 'C',
    TZ: 'UTC',
  };
}

function identity(
  role: 'AUTHOR' | 'COMMITTER',
  person: Partial<Signature> | undefined,
): NodeJS.ProcessEnv {
  if (person === undefined) return {};
  return {
    [`GIT_${role}_NAME`]: person.name,
    [`GIT_${role}_EMAIL`]: person.email,
    ...(person.date === undefined ? {} : { [`GIT_${role}_DATE`]: person.date }),
  };
}
