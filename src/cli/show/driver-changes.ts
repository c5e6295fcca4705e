/** Changes to attributes and configuration as a diff would show them. */
import { diffLines } from 'diff';
import type { Change } from '../../merge-driver/install/report.ts';
import type { Io } from '../io.ts';
import { painted } from './tone.ts';

export function changeLines(changes: readonly Change[], io: Io): string[] {
  let file = '';
  return changes.flatMap((change) => {
    const heading = change.file === file ? [] : [painted(io, change.file, '')];
    file = change.file;
    return [...heading, ...signed(change).map((line) => painted(io, line, toneOf(line)))];
  });
}

function signed(change: Change): string[] {
  if (change.kind === 'configuration') {
    const line = (sign: string, value: string | null): string[] =>
      value === null ? [] : [`${sign} ${change.key} = ${value}`];
    return [...line('-', change.before), ...line('+', change.after)];
  }
  return diffLines(change.before ?? '', change.after ?? '').flatMap(({ added, removed, value }) =>
    added || removed
      ? value
          .replace(/\n$/, '')
          .split('\n')
          .map((line) => `${added ? '+' : '-'} ${line}`)
      : [],
  );
}

function toneOf(line: string): string {
  return line.startsWith('+') ? 'good' : 'bad';
}
