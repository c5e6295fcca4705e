/** The sync report as a comment. */
import type { PhrasingContent, RootContent } from 'mdast';
import { join as shellJoin } from 'shlex';
import { impactVerdict } from '../impact-verdict.ts';
import { editsInWords, howMerged } from '../merges.ts';
import type { CommandRun, Conflict, Decision, NextStep, SyncReport } from '../model.ts';
import { endWords } from '../run-words.ts';
import { stages as pipeline } from '../stage-model.ts';
import { count, duration, shortId } from '../wording.ts';
import { impactParts } from './impact.ts';
import { diffBlocks } from './diff-block.ts';
import { COMMENT_LIMIT, pack, type MarkdownSection } from './pack.ts';
import { block, code, heading, item, paragraph, phrase, words } from './phrase.ts';

/** @param limit in characters; GitHub's for a comment when left out */
export function renderSyncMarkdown(report: SyncReport, limit = COMMENT_LIMIT): string {
  const { sync, impact } = report;
  const sections: MarkdownSection[] = [
    {
      title: null,
      blocks: [
        heading(2, report.verdict.sentence),
        paragraph(
          ...phrase(`Rust ${sync.from_version} → ${sync.to_version}, sync `),
          code(sync.id),
        ),
        paragraph(...phrase(report.stages.map(stageWords).join(' · '))),
      ],
    },
    { title: 'What to do next', blocks: report.next_steps.map(nextBlock) },
    { title: 'Left to a person', blocks: report.conflicts.map(conflictBlock) },
    { title: 'Build', blocks: runBlocks(report.build) },
    { title: 'Tests', blocks: runBlocks(report.tests) },
    { title: 'Decisions', blocks: report.decisions.map(decisionBlock) },
    {
      title: 'Merged files',
      blocks: [
        ...report.notes.map((note) => item([paragraph(...phrase(note))])),
        ...report.merges.map(mergeBlock),
      ],
    },
    {
      title: 'API migrations applied',
      blocks: report.migrations.map(({ rule, path, line, before, after }) =>
        item([
          paragraph(code(`${path}:${line}`), words(' by rule '), code(rule)),
          ...diffBlocks(before, after),
        ]),
      ),
    },
    { title: "The fork's own commits", blocks: report.commits.map(commitBlock) },
  ];
  const upstream: MarkdownSection[] =
    impact === null
      ? []
      : [
          {
            title: 'What upstream changed',
            blocks: [paragraph(...phrase(`Before the sync: ${impactVerdict(impact).sentence}`))],
          },
          ...impactParts(impact),
        ];
  return pack([...sections, ...upstream], limit, 'sync_report.json');
}

function stageWords({ name, status, seconds }: SyncReport['stages'][number]): string {
  const title = pipeline.find((stage) => stage.name === name)?.title ?? name;
  const took = seconds === null ? '' : ` (${duration(seconds)})`;
  return `${title} ${status.replace('_', ' ')}${took}`;
}

function nextBlock({ text, command }: NextStep, at: number): RootContent {
  const line = paragraph(...phrase(text));
  return item(command === null ? [line] : [line, block('sh', command)], at + 1);
}

function conflictBlock({ path, line, reason }: Conflict): RootContent {
  const place = line === null ? path : `${path}:${line}`;
  return item([paragraph(code(place), words(': '), ...phrase(reason))]);
}

function runBlocks(run: CommandRun | null): RootContent[] {
  if (run === null) return [];
  if (run.kind === 'skipped') return [paragraph(words('Skipped: '), ...phrase(run.reason))];
  const tests =
    run.tests === null
      ? ''
      : `: ${run.tests.passed} passed, ${run.tests.failed} failed, ${run.tests.ignored} ignored`;
  const errors = run.diagnostics.filter(({ level }) => level === 'error');
  const warnings = run.diagnostics.length - errors.length;
  return [
    paragraph(
      code(shellJoin(run.command)),
      ...phrase(` ${endWords(run)} in ${duration(run.seconds)}${tests}`),
      words(warnings === 0 ? '' : `, ${count(warnings, 'warning')}`),
    ),
    ...errors.map((error) => {
      const place =
        error.file === null ? [] : [code(`${error.file}:${error.line ?? 1}`), words(' ')];
      const name = error.code === null ? [] : [code(error.code), words(' ')];
      return item([paragraph(...place, ...name, ...phrase(error.message))]);
    }),
    ...(run.log_tail === null
      ? []
      : [block('text', run.log_tail.split('\n').slice(-40).join('\n').slice(-8_000))]),
  ];
}

const HOW: { readonly [Type in Decision['resolution_type']]: string } = {
  auto: 'automatic',
  pattern: 'by rule',
  manual: 'by a person',
};

function decisionBlock(decision: Decision): RootContent {
  const { file_path, conflict_type, resolution_type, resolution_description, rule } = decision;
  const by: PhrasingContent[] = rule === null ? [] : [words(', rule '), code(rule)];
  const what: PhrasingContent[] =
    resolution_description === null ? [] : [words(': '), ...phrase(resolution_description)];
  return item([
    paragraph(
      code(file_path),
      words(` ${HOW[resolution_type]}, `),
      ...phrase(conflict_type),
      ...by,
      ...what,
    ),
  ]);
}

function mergeBlock(merge: SyncReport['merges'][number]): RootContent {
  const why: PhrasingContent[] =
    merge.refusal === null ? [] : [words('. '), ...phrase(merge.refusal)];
  return item([
    paragraph(
      code(merge.file_path),
      words(' '),
      ...phrase(`${howMerged(merge)}: ${editsInWords(merge)}`),
      ...why,
    ),
  ]);
}

function commitBlock({ subject, from, to, empty }: SyncReport['commits'][number]): RootContent {
  const now: PhrasingContent = empty ? words('dropped: upstream has it') : code(shortId(to));
  return item([paragraph(...phrase(subject), words(': '), code(shortId(from)), words(' → '), now)]);
}
