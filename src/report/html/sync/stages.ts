/** The six stages in a line, and every step below. */
import type { Element } from 'hast';
import { stages as pipeline, type StageReport, type StageStatus } from '../../stage-model.ts';
import { duration } from '../../wording.ts';
import { el } from '../element.ts';
import { dataTable, fold, prose } from '../parts.ts';
import { section, type Section } from '../section.ts';

const STATUS: {
  readonly [Status in StageStatus]: { readonly words: string; readonly tone: string };
} = {
  done: { words: '✓ done', tone: 'success' },
  skipped: { words: '– skipped', tone: 'quiet' },
  failed: { words: '✕ failed', tone: 'failure' },
  paused: { words: '! paused', tone: 'attention' },
  running: { words: '… running', tone: 'progress' },
  interrupted: { words: '! interrupted', tone: 'attention' },
  not_reached: { words: 'not reached', tone: 'quiet' },
};

export function stageSection(reports: readonly StageReport[]): Section {
  const steps = reports.flatMap((stage) => stage.steps.map((step) => ({ stage, step })));
  const stopped = reports.some(({ status }) => status === 'failed' || status === 'paused');
  return section(
    'stages',
    'Stages',
    null,
    el('ol', { className: ['stages'] }, reports.map(stageItem)),
    steps.length === 0
      ? null
      : fold(
          'Every step',
          stopped,
          dataTable(
            'Every step, in order',
            [
              { title: 'Step' },
              { title: 'Status', short: true },
              { title: 'Took', number: true },
              { title: 'What it did' },
            ],
            steps.map(({ stage, step }) => [
              `${titleOf(stage.name)} · ${step.step}`,
              step.status,
              step.seconds === null ? null : duration(step.seconds),
              step.message === null ? null : prose(step.message),
            ]),
          ),
        ),
  );
}

function stageItem({ name, status, seconds }: StageReport): Element {
  const { words, tone } = STATUS[status];
  return el(
    'li',
    { className: [tone], dataStatus: status },
    el('b', {}, titleOf(name)),
    el('span', { className: ['status'] }, words),
    seconds === null ? null : el('span', { className: ['muted'] }, duration(seconds)),
  );
}

function titleOf(name: string): string {
  return pipeline.find((stage) => stage.name === name)?.title ?? name;
}
