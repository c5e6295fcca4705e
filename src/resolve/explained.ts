/** What `--explain` says of a merge. The survival certificate is printed here once a merge carries it. */
import type { FileMerge } from '../engine/merge/outcome.ts';

export function explained(merge: FileMerge | null): string[] {
  if (merge === null) return ['no merge was made'];
  return [
    ...merge.notes,
    ...merge.decisions.map(
      ({ description, resolution_type }) => `${resolution_type}: ${description}`,
    ),
    ...(merge.kind === 'conflict' ? merge.conflicts : []).map(
      ({ reason, ours, theirs }) =>
        `conflict: ${reason} (ours ${linesIn(ours)}, theirs ${linesIn(theirs)})`,
    ),
    ...(merge.kind === 'clean'
      ? [`clean; a plain line merge of these versions leaves ${merge.lineConflicts.length}`]
      : []),
  ];
}

function linesIn(text: string): string {
  const count = text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
  return `${count} line${count === 1 ? '' : 's'}`;
}
