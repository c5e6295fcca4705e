/** Known releases, and when they were last asked for. */
import type { Database } from 'better-sqlite3';
import { compareVersions, isVersion } from '../../base/version.ts';
import type { History } from '../../ports/history.ts';
import { type Release, releaseSchema } from '../../ports/release.ts';

const listSchema = releaseSchema.shape.breaking_changes;

type ReleaseStore = Pick<History, 'saveReleases' | 'releases' | 'lastCheck'>;

const LISTS = ['stabilized_features', 'breaking_changes', 'compiler_changes'] as const;
const FIELDS = [
  'version',
  'release_date',
  'tag',
  'blog_post',
  'changelog_url',
  ...LISTS,
] as const satisfies readonly (keyof Release)[];

const SAVE = `
INSERT INTO releases (${FIELDS.join(', ')}) VALUES (${FIELDS.map((field) => `@${field}`).join(', ')})
ON CONFLICT (version) DO UPDATE SET ${FIELDS.map((field) => `${field} = excluded.${field}`).join(', ')}`;

type Row = Omit<Release, (typeof LISTS)[number]> & Record<(typeof LISTS)[number], string>;

export function releaseStore(db: Database): ReleaseStore {
  const save = (releases: readonly Release[], lastCheck: string): void => {
    const statement = db.prepare(SAVE);
    for (const release of releases)
      statement.run({ ...release, ...listsOf(release, (list) => JSON.stringify(list)) });
    db.prepare('INSERT INTO checks (checked_at, releases_count) VALUES (?, ?)').run(
      lastCheck,
      releases.length,
    );
  };
  return {
    saveReleases: (releases, lastCheck) => {
      db.transaction(save).immediate(releases, lastCheck);
    },
    releases: () =>
      db
        .prepare<[], Row>('SELECT * FROM releases')
        .all()
        .map((row): Release => ({
          ...row,
          ...listsOf(row, (text) => listSchema.parse(JSON.parse(text))),
        }))
        .filter((release) => isVersion(release.version))
        .sort((a, b) => compareVersions(b.version, a.version)),
    lastCheck: () =>
      db
        .prepare<[], string>('SELECT checked_at FROM checks ORDER BY id DESC LIMIT 1')
        .pluck()
        .get() ?? null,
  };
}

function listsOf<From, To>(
  row: Record<(typeof LISTS)[number], From>,
  convert: (value: From) => To,
): Record<(typeof LISTS)[number], To> {
  return {
    stabilized_features: convert(row.stabilized_features),
    breaking_changes: convert(row.breaking_changes),
    compiler_changes: convert(row.compiler_changes),
  };
}
