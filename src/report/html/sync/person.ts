/** What a person has to do: next steps, and the conflicts that are left. */
import type { Element } from 'hast';
import type { Conflict, NextStep } from '../../model.ts';
import { diffTable } from '../diff-table.ts';
import { el, type Child } from '../element.ts';
import type { Ink } from '../ink.ts';
import { command, fold, path, prose } from '../parts.ts';
import { section, type Section } from '../section.ts';
import type { Versions } from './sides.ts';

export function nextSection(steps: readonly NextStep[]): Section | null {
  if (steps.length === 0) return null;
  return section(
    'next',
    'What to do next',
    null,
    el(
      'ol',
      { className: ['steps'] },
      steps.map((step) =>
        el('li', {}, step.text, step.command === null ? null : command(step.command)),
      ),
    ),
  );
}

export function conflictSection(
  conflicts: readonly Conflict[],
  versions: Versions,
  ink: Ink,
): Section | null {
  if (conflicts.length === 0) return null;
  return section(
    'conflicts',
    'Left to a person',
    conflicts.length,
    el(
      'ul',
      { className: ['plain'] },
      conflicts.map((conflict) =>
        el(
          'li',
          { className: ['card'] },
          el('p', {}, path(conflict.path, conflict.line)),
          el('p', {}, prose(conflict.reason)),
          sides(conflict, versions, ink),
          conflict.command === null ? null : command(conflict.command),
        ),
      ),
    ),
  );
}

/** Both sides against what they started from. */
function sides(
  { path: name, base, ours, theirs }: Conflict,
  { from, to }: Versions,
  ink: Ink,
): Child {
  if (base === null || ours === null || theirs === null) return null;
  const old = `Base · upstream ${from}`;
  const view = (title: string, after: string, heading: string): Element =>
    fold(
      title,
      true,
      diffTable(
        { path: name, before: base, after, headings: [old, heading], starts: null },
        ink,
        'sync_report.json',
      ),
    );
  return [
    view('What the fork changed', ours, 'Ours · the fork'),
    view('What upstream changed', theirs, `Theirs · upstream ${to}`),
  ];
}
