/** Which branch of the fork a command is about. */
import { Problem } from '../base/problem.ts';
import type { GitReader } from '../ports/git.ts';

/** The configured branch, else the one checked out where the command was called. Without `refs/heads/`. */
export async function forkBranch(
  fork: GitReader,
  path: string,
  configured: string | null,
): Promise<string> {
  if (configured !== null) return configured;
  const here = (await fork.worktrees())
    .filter((worktree) => path === worktree.path || path.startsWith(`${worktree.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (here?.branch?.startsWith('refs/heads/') === true)
    return here.branch.slice('refs/heads/'.length);
  throw new Problem(
    'config',
    `no branch is checked out at ${path}`,
    'set fork.branch in trust-upstream.toml',
  );
}
