/** What `--explain` says of a merge: how it came about, where every edit is, what is left. */
import type { FileMerge, Method } from '../engine/merge/outcome.ts';
import { explain } from '../engine/merge/survival/explain.ts';

const HOW: Readonly<Record<Method, string>> = {
  'one side': 'only one side changed it, or both alike',
  lines: 'merged by lines',
  structure: 'merged by structure',
  tables: 'merged by tables and keys',
  hooks: 'merged with the hooks taken out and put back',
  learned: 'merged as a person resolved conflicts of this shape before',
  none: 'not merged: one side deleted the file',
};

export function explained(merge: FileMerge | null): string[] {
  if (merge === null) return ['no merge was made'];
  const { certificate, conflicts } = { conflicts: [], ...merge };
  return [
    ...(merge.kind === 'clean'
      ? [`${HOW[merge.method]}, clean; a plain line merge leaves ${merge.lineConflicts.length}`]
      : [HOW[merge.method]]),
    ...merge.notes,
    ...merge.decisions.map(
      ({ description, resolution_type }) => `${resolution_type}: ${description}`,
    ),
    ...conflicts.map(
      ({ reason, ours, theirs }) =>
        `conflict: ${reason} (ours ${linesIn(ours)}, theirs ${linesIn(theirs)})`,
    ),
    ...(certificate === null ? [] : explain(certificate).trimEnd().split('\n')),
  ];
}

function linesIn(text: string): string {
  const count = text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
  return `${count} line${count === 1 ? '' : 's'}`;
}
