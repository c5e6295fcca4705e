/** What RELEASES.md and the compiler's feature table say of each release, both read at upstream's newest release. */
import { Problem } from '../../base/problem.ts';
import type { GitReader } from '../../ports/git.ts';
import { textAt } from '../../ports/git-text.ts';
import type { ReleaseSource } from '../../ports/release.ts';
import { ACCEPTED_FEATURES_PATHS, acceptedFeatures } from '../features.ts';
import { bulletsUnder, readNotes } from '../notes.ts';
import { releaseTags } from './release-tags.ts';

type NotesReader = Pick<GitReader, 'gitDir' | 'tags' | 'entry' | 'blob'>;

/**
 * Gives date, compatibility notes, compiler changes and, where the tree has the table, stabilized language features.
 * Rejects with Problem `no-source` (no release tag) or `missing-path` (no RELEASES.md at the newest one).
 */
export function notesSource(git: NotesReader): ReleaseSource {
  return {
    name: 'notes',
    async check() {
      const [newest] = await releaseTags(git);
      const markdown = await textAt(git, newest.commit, 'RELEASES.md');
      if (markdown === null)
        throw new Problem('missing-path', `RELEASES.md is not at ${newest.name}`);
      const features = await featuresAt(git, newest.commit);
      return {
        source: 'notes',
        releases: readNotes(markdown).map((notes) => ({
          version: notes.version,
          release_date: notes.date,
          breaking_changes: bulletsUnder(notes, 'compatibility notes', 'breaking changes'),
          compiler_changes: bulletsUnder(notes, 'compiler'),
          ...(features === null ? {} : { stabilized_features: features.get(notes.version) ?? [] }),
        })),
      };
    },
  };
}

async function featuresAt(git: NotesReader, commit: string): Promise<Map<string, string[]> | null> {
  for (const path of ACCEPTED_FEATURES_PATHS) {
    const source = await textAt(git, commit, path);
    if (source !== null) return acceptedFeatures(source);
  }
  return null;
}
