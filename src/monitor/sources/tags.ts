/** Releases from upstream's tags: the proof that they exist. */
import type { GitReader } from '../../ports/git.ts';
import type { ReleaseSource } from '../../ports/release.ts';
import { releaseTags } from './release-tags.ts';

/** Gives tag and commit. Rejects with Problem `no-source` without release tags. */
export function tagsSource(git: Pick<GitReader, 'gitDir' | 'tags'>): ReleaseSource {
  return {
    name: 'tags',
    async check() {
      const tags = await releaseTags(git);
      return {
        source: 'tags',
        releases: tags.map(({ name, commit }) => ({ version: name, tag: name, commit })),
      };
    },
  };
}
