/** Which of a repository's tags are releases. */
import { Problem } from '../../base/problem.ts';
import { compareVersions, isVersion } from '../../base/version.ts';
import type { GitReader, Tag } from '../../ports/git.ts';

/**
 * Tags named `x.y.z` from 1.0.0 on (`release-0.7` and `1.0.0-alpha` are none), newest first.
 * Throws Problem `no-source` when there are none: then the repository is not upstream, or its tags were never fetched.
 */
export async function releaseTags(
  git: Pick<GitReader, 'gitDir' | 'tags'>,
): Promise<[Tag, ...Tag[]]> {
  const tags = (await git.tags())
    .filter(({ name }) => isVersion(name) && compareVersions(name, '1.0.0') >= 0)
    .sort((a, b) => compareVersions(b.name, a.name));
  const [newest, ...older] = tags;
  if (newest === undefined) {
    throw new Problem(
      'no-source',
      `${git.gitDir} has no release tags (such as 1.84.0)`,
      'name a repository of Rust with its tags (--upstream)',
    );
  }
  return [newest, ...older];
}
