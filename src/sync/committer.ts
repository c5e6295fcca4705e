/** Who commits on behalf of a sync: the repository's user; the date is the sync's own, so that a repeat gives the same commits. */
import type { GitReader, Person } from '../ports/git.ts';

export async function committerOf(git: GitReader, at: Date): Promise<Person> {
  const { name, email } = (await git.identity()) ?? {
    name: 'trust-upstream',
    email: 'trust-upstream@localhost',
  };
  return { name, email, date: `${Math.floor(at.getTime() / 1000)} +0000` };
}
