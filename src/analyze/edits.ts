/** What changed inside the bodies of the items that matter to the fork, statement by statement. */
import { bodyEdits } from '../engine/diff/body-edits.ts';
import { diffFileItems } from '../engine/diff/items.ts';
import { indexLines, linesOfSpan } from '../engine/diff/lines.ts';
import type { AffectedFile, ImpactEdit, ImpactItem } from '../ports/impact.ts';
import type { DescribedFile } from './affected-file.ts';
import { treesOf } from './compare-files.ts';
import { capital } from './item-words.ts';
import type { AnalyzePorts, AnalyzeRequest } from './request.ts';

/**
 * Items of files that hold a hook, and items the fork touches or names. Drawn from the trees: for all of the compiler it
 * would cost as much as the comparison.
 */
export async function withEdits(
  described: DescribedFile,
  request: Pick<AnalyzeRequest, 'from' | 'to'>,
  ports: AnalyzePorts,
): Promise<DescribedFile> {
  const { diff, file, shown } = described;
  const asked = shown.filter(
    ({ at, change }) =>
      [change.change, ...change.also].includes('body') &&
      change.movedTo === null &&
      (diff.places.length > 0 || file.items[at]?.class !== 'SAFE'),
  );
  if (asked.length === 0) return described;
  const { before, after } = await treesOf(diff.file, request, ports);
  if (before === null || after === null) return described;
  const lines = { before: indexLines(before.source), after: indexLines(after.source) };
  const items: ImpactItem[] = [...file.items];
  for (const change of diffFileItems(before, after).changes) {
    const found = asked.find(
      (one) =>
        one.change.before?.start === change.before?.start &&
        one.change.after?.start === change.after?.start,
    );
    const item = found === undefined ? undefined : items[found.at];
    if (found === undefined || item === undefined) continue;
    const edits = bodyEdits(before, after, change).map(
      ({ kind, change: what, where, text, before: old, after: now }): ImpactEdit => ({
        kind,
        change: what,
        where,
        text,
        lines: {
          before: old === null ? null : linesOfSpan(lines.before, old),
          after: now === null ? null : linesOfSpan(lines.after, now),
        },
      }),
    );
    items[found.at] = { ...item, edits };
  }
  return { ...described, file: { ...file, items, changes: changeLines(file, items) } };
}

/** Of one item: the rest can be read in its text. */
const MOST = 4;

/** The file's changes with what changed inside bodies below the line that names the body. */
function changeLines({ changes }: AffectedFile, items: readonly ImpactItem[]): string[] {
  const open = items.filter(({ edits }) => edits !== undefined && edits.length > 0);
  return changes.flatMap((line) => {
    const at = open.findIndex(({ path }) => line.endsWith(` body changed: \`${path}\``));
    const item = open.splice(at, at === -1 ? 0 : 1)[0];
    if (item?.edits === undefined) return [line];
    const told = item.edits
      .slice(0, MOST)
      .map(({ text, where }) => capital(where === '' ? text : `${text} (${where})`));
    const more = item.edits.length - told.length;
    return [line, ...told, ...(more > 0 ? [`${more} more edits in \`${item.path}\``] : [])];
  });
}
