/** What every merge of a file proved. */
import { editsInWords, howMerged } from '../../merges.ts';
import type { SyncReport } from '../../model.ts';
import { shortId } from '../../wording.ts';
import { el } from '../element.ts';
import { code, dataTable, path, prose } from '../parts.ts';
import { section, type Section } from '../section.ts';

export function mergeSection({ merges, notes }: SyncReport): Section | null {
  if (merges.length === 0 && notes.length === 0) return null;
  return section(
    'merges',
    'Merged files',
    merges.length,
    notes.length === 0
      ? null
      : el(
          'ul',
          {},
          notes.map((note) => el('li', {}, prose(note))),
        ),
    merges.length === 0
      ? null
      : dataTable(
          'Merged files, patch by patch',
          [{ title: 'File' }, { title: 'Commit' }, { title: 'How' }, { title: 'Edits' }],
          merges.map((merge) => [
            path(merge.file_path),
            code(shortId(merge.patch)),
            howMerged(merge),
            merge.refusal === null
              ? editsInWords(merge)
              : prose(`${editsInWords(merge)}. ${merge.refusal}`),
          ]),
        ),
  );
}
