/** Every decision, file by file, with the file's sides. */
import type { Element } from 'hast';
import type { Decision, FileSides } from '../../model.ts';
import { el } from '../element.ts';
import type { Ink } from '../ink.ts';
import { badge, code, hookBadge, muted, path, prose } from '../parts.ts';
import { section, type NameIds, type Section } from '../section.ts';
import { sideViews, type Versions } from './sides.ts';

const HOW: {
  readonly [Type in Decision['resolution_type']]: { readonly words: string; readonly tone: string };
} = {
  auto: { words: 'automatic', tone: 'success' },
  pattern: { words: 'by rule', tone: 'success' },
  manual: { words: 'by a person', tone: 'attention' },
};

export interface DecisionDrawing {
  readonly versions: Versions;
  readonly ink: Ink;
  readonly ids: NameIds;
}

/** Files of which only the texts are known, without a recorded decision, come last. */
export function decisionSection(
  decisions: readonly Decision[],
  files: readonly FileSides[],
  drawing: DecisionDrawing,
): Section | null {
  const paths = [
    ...new Set([...decisions.map(({ file_path }) => file_path), ...files.map((file) => file.path)]),
  ];
  if (paths.length === 0) return null;
  return section(
    'decisions',
    'Decisions',
    decisions.length,
    paths.map((name) =>
      fileCard(
        name,
        decisions.filter(({ file_path }) => file_path === name),
        files.find((file) => file.path === name) ?? null,
        drawing,
      ),
    ),
  );
}

function fileCard(
  name: string,
  decisions: readonly Decision[],
  sides: FileSides | null,
  { ids, ink, versions }: DecisionDrawing,
): Element {
  return el(
    'article',
    { id: ids('decided', name), className: ['card'] },
    el('h3', {}, path(name)),
    decisions.length === 0
      ? el('p', {}, muted('Merged by both sides; nothing had to be decided.'))
      : el('ul', { className: ['plain'] }, decisions.map(decisionItem)),
    sides === null ? null : sideViews(sides, versions, ink),
  );
}

function decisionItem(decision: Decision): Element {
  const { words, tone } = HOW[decision.resolution_type];
  return el(
    'li',
    { dataResolution: decision.resolution_type },
    el(
      'p',
      {},
      badge(words, tone),
      ' ',
      prose(decision.conflict_type),
      decision.rule === null ? null : [' · rule ', code(decision.rule)],
      decision.hook === null ? null : [' ', hookBadge(decision.hook)],
    ),
    decision.resolution_description === null
      ? null
      : el('p', {}, prose(decision.resolution_description)),
  );
}
