/** What became of the fork's own code: API migrations applied, commits replayed. */
import type { Element } from 'hast';
import { diffRows, type LineRow } from '../../diff/rows.ts';
import type { Migration, SyncReport } from '../../model.ts';
import { shortId } from '../../wording.ts';
import { codeLine } from '../code-line.ts';
import { el } from '../element.ts';
import { tokenLines } from '../highlight.ts';
import { code, dataTable, muted, path } from '../parts.ts';
import { section, type Section } from '../section.ts';

export function migrationSection(migrations: readonly Migration[]): Section | null {
  if (migrations.length === 0) return null;
  return section(
    'migrations',
    'API migrations applied',
    migrations.length,
    dataTable(
      'API migrations applied',
      [{ title: 'Where' }, { title: 'Before' }, { title: 'After' }, { title: 'Rule' }],
      migrations.map((migration) => {
        const rows = diffRows(migration.before, migration.after);
        return [
          path(migration.path, migration.line),
          codeSide(migration.before, migration.path, rows, 'before'),
          codeSide(migration.after, migration.path, rows, 'after'),
          code(migration.rule),
        ];
      }),
    ),
  );
}

/** One side of a short change, its words marked. */
function codeSide(
  text: string,
  name: string,
  rows: readonly LineRow[],
  side: 'before' | 'after',
): Element {
  const tokens = tokenLines(text, name);
  const lines = rows.map((row) => row[side]).filter((line) => line !== null);
  const mark = side === 'before' ? 'del' : 'ins';
  return el(
    'pre',
    {},
    lines.map((line, at) => [
      at === 0 ? null : '\n',
      codeLine(line, tokens[line.index] ?? [], mark),
    ]),
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
