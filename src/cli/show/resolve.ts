/** What `resolve` did, in lines. */
import { structuredPatch } from 'diff';
import { conflictRecord } from '../../report/conflicts.ts';
import { chosenIn } from '../../resolve/chosen.ts';
import { explained } from '../../resolve/explained.ts';
import type { Outcome } from '../../resolve/outcome.ts';
import type { Io } from '../io.ts';
import { painted } from './tone.ts';

export interface Shown {
  readonly review: boolean;
  readonly explain: boolean;
}

export function resolveLines(outcome: Outcome, { review, explain }: Shown, io: Io): string[] {
  return [
    painted(
      io,
      summary(outcome),
      outcome.status === 'resolved' || outcome.status === 'none' ? 'good' : 'warning',
    ),
    ...outcome.left.map((piece) => {
      const { line, item, reason } = conflictRecord(outcome.file, piece, outcome.showsBase);
      return painted(
        io,
        `  left: ${outcome.file}:${line}: ${item === null ? '' : `${item}: `}${reason}`,
        '',
      );
    }),
    ...(review ? reviewLines(outcome, io) : []),
    ...(explain ? explained(outcome.merge).map((line) => painted(io, `  ${line}`, '')) : []),
  ];
}

function summary({ file, status, why, conflicts, left, origin }: Outcome): string {
  const count = `${conflicts.length} conflict${conflicts.length === 1 ? '' : 's'}`;
  const because = why === null ? '' : `: ${why}`;
  const from = origin === null ? '' : ` (base from the ${origin})`;
  if (status === 'none') return `${file}: nothing to resolve: no conflict markers`;
  if (status === 'refused') return `${file}: left as it is: ${why ?? ''}`;
  if (status === 'resolved') return `${file}: ${count} resolved${from}`;
  if (status === 'left') return `${file}: ${count} left to a person${from}${because}`;
  return `${file}: of ${count}, ${left.length} left to a person, smaller${from}${because}`;
}

function reviewLines(outcome: Outcome, io: Io): string[] {
  const { file, before, after } = outcome;
  const chosen = chosenIn(outcome).map(({ conflict, choice, why }) => {
    const { line, ours, base, theirs } = conflict;
    const sizes = `ours ${ours.length}, base ${base?.length ?? '?'}, theirs ${theirs.length} lines`;
    return painted(io, `  resolved: ${file}:${line}: ${choice}: ${why} (${sizes})`, '');
  });
  const { hunks } = structuredPatch(file, file, before, after, '', '', { context: 3 });
  return [
    ...chosen,
    ...hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
      painted(io, `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`, 'dim'),
      ...lines.map((line) => painted(io, line, toneOf(line))),
    ]),
  ];
}

function toneOf(line: string): string {
  return line.startsWith('+') ? 'good' : line.startsWith('-') ? 'bad' : '';
}
