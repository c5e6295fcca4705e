/** Build and test: what ran, how it ended, what it said. */
import { join as shellJoin } from 'shlex';
import type { Element } from 'hast';
import type { CommandRun } from '../../model.ts';
import { succeeded } from '../../step-outputs.ts';
import { endWords } from '../../run-words.ts';
import { count, duration } from '../../wording.ts';
import { el, type Child } from '../element.ts';
import { badge, code, dataTable, facts, fold, path, prose } from '../parts.ts';
import { section, type Section } from '../section.ts';

/** As many diagnostics as a person reads; the log has them all. */
const MOST = 50;

export function runSection(id: string, title: string, run: CommandRun | null): Section | null {
  if (run === null) return null;
  if (run.kind === 'skipped')
    return section(id, title, null, el('p', {}, `Skipped: ${run.reason}`));
  const { tests } = run;
  const ok = succeeded(run);
  return section(
    id,
    title,
    null,
    facts([
      ['Outcome', badge(endWords(run), ok ? 'success' : 'failure')],
      ['Took', duration(run.seconds)],
      ['Passed', tests === null ? null : String(tests.passed)],
      ['Failed', tests === null ? null : String(tests.failed)],
      ['Ignored', tests === null ? null : String(tests.ignored)],
    ]),
    el('p', {}, code(shellJoin(run.command))),
    diagnostics(run),
    run.log_tail === null
      ? null
      : fold('The end of the log', true, el('pre', { className: ['log'] }, run.log_tail)),
    el('p', { className: ['muted'] }, 'The whole log: ', path(run.log_file)),
  );
}

function diagnostics({ diagnostics: all }: Extract<CommandRun, { kind: 'ran' }>): Child {
  if (all.length === 0) return null;
  const sorted = [
    ...all.filter((one) => one.level === 'error'),
    ...all.filter((one) => one.level === 'warning'),
  ];
  const shown = sorted.slice(0, MOST);
  const table: Element = dataTable(
    'Errors and warnings',
    [{ title: 'Where' }, { title: 'Level' }, { title: 'Message' }],
    shown.map(({ level, code: name, message, file, line }) => [
      file === null ? 'no place' : path(file, line),
      badge(
        name === null ? level : `${level} ${name}`,
        level === 'error' ? 'failure' : 'attention',
      ),
      prose(message),
    ]),
  );
  const rest = all.length - shown.length;
  return [
    table,
    rest === 0
      ? null
      : el('p', { className: ['muted'] }, `${count(rest, 'more message')} in the log.`),
  ];
}
