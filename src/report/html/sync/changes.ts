/** What became of the fork's own code: API migrations applied, commits replayed. */
import type { Migration, SyncReport } from '../../model.ts';
import { shortId } from '../../wording.ts';
import { diffTable } from '../diff-table.ts';
import { el } from '../element.ts';
import type { Ink } from '../ink.ts';
import { code, dataTable, muted, path } from '../parts.ts';
import { section, type Section } from '../section.ts';

export function migrationSection(migrations: readonly Migration[], ink: Ink): Section | null {
  if (migrations.length === 0) return null;
  return section(
    'migrations',
    'API migrations applied',
    migrations.length,
    el(
      'ul',
      { className: ['plain'] },
      migrations.map((migration) =>
        el(
          'li',
          {},
          el(
            'p',
            {},
            path(migration.path, migration.line),
            muted(' · rule '),
            code(migration.rule),
          ),
          diffTable(
            {
              path: migration.path,
              before: migration.before,
              after: migration.after,
              headings: ['Before', 'After'],
              starts: { before: migration.line, after: migration.line },
            },
            ink,
            'sync_report.json',
          ),
        ),
      ),
    ),
  );
}

export function commitSection({ commits }: SyncReport): Section | null {
  if (commits.length === 0) return null;
  return section(
    'commits',
    "The fork's own commits",
    commits.length,
    dataTable(
      "The fork's own commits, oldest first",
      [{ title: 'Subject' }, { title: 'Was' }, { title: 'Is now' }],
      commits.map(({ subject, from, to, empty }) => [
        subject,
        code(shortId(from)),
        empty ? muted('dropped: upstream has it') : code(shortId(to)),
      ]),
    ),
  );
}
