/** The sync report as a page. */
import { impactVerdict } from '../../impact-verdict.ts';
import type { SyncReport } from '../../model.ts';
import { duration, shortId } from '../../wording.ts';
import { el } from '../element.ts';
import { classFilters, fileCards, fileIds, pointsTable } from '../impact/files.ts';
import { inkOf, type Ink } from '../ink.ts';
import { renderPage } from '../page.ts';
import { code, facts, time, toneMarks } from '../parts.ts';
import { idNames, section, type NameIds, type Section } from '../section.ts';
import { commitSection, migrationSection } from './changes.ts';
import { decisionSection } from './decisions.ts';
import { mergeSection } from './merges.ts';
import { conflictSection, nextSection } from './person.ts';
import { runSection } from './runs.ts';
import { stageSection } from './stages.ts';

/** Half a page of a megabyte for the decisions and migrations, the rest for the impact. */
const INK = { sync: 350_000, impact: 300_000 };

/** One self-contained HTML file. */
export function renderSyncHtml(report: SyncReport): string {
  const { sync, verdict } = report;
  return renderPage({
    name: 'Sync report',
    subject: `Rust ${sync.from_version} → ${sync.to_version}`,
    verdict: { ...verdict, mark: toneMarks[verdict.tone] },
    facts: syncFacts(report),
    sections: syncSections(report),
    footer: `Sync ${sync.id}. Everything shown here, and what had to be left out, is in sync_report.json.`,
  });
}

function syncFacts({ sync, finalize, tests }: SyncReport): ReturnType<typeof facts> {
  const took =
    sync.completed_at === null
      ? null
      : (Date.parse(sync.completed_at) - Date.parse(sync.started_at)) / 1000;
  const counts = tests?.kind === 'ran' ? tests.tests : null;
  return facts([
    ['From', `Rust ${sync.from_version}`],
    ['To', `Rust ${sync.to_version}`],
    ['Started', time(sync.started_at)],
    ['Took', took === null || !Number.isFinite(took) ? null : duration(took)],
    ['Sync branch', sync.sync_branch === null ? null : code(sync.sync_branch)],
    [
      'Fork branch',
      finalize === null ? null : [code(finalize.branch), ' at ', code(shortId(finalize.after))],
    ],
    ['Tests', counts === null ? null : `${counts.passed} passed, ${counts.failed} failed`],
  ]);
}

function syncSections(report: SyncReport): Section[] {
  const { sync } = report;
  const ids = idNames();
  const ink = inkOf(INK.sync);
  const versions = { from: sync.from_version, to: sync.to_version };
  return [
    nextSection(report.next_steps),
    conflictSection(report.conflicts, versions, ink),
    stageSection(report.stages),
    decisionSection(report.decisions, report.files, { versions, ink, ids }),
    mergeSection(report),
    migrationSection(report.migrations),
    commitSection(report),
    runSection('build', 'Build', report.build),
    runSection('tests', 'Tests', report.tests),
    impactSection(report, inkOf(INK.impact), ids),
  ].filter((part) => part !== null);
}

function impactSection({ impact }: SyncReport, ink: Ink, names: NameIds): Section | null {
  if (impact === null) return null;
  const drawing = { report: impact, ink, ids: names };
  const files = impact.affected_files;
  const ids = fileIds(files, drawing);
  return section(
    'impact',
    'What upstream changed',
    files.length,
    el('p', {}, 'Before the sync: ', impactVerdict(impact).sentence),
    files.length === 0 ? null : pointsTable(files, ids),
    files.some(({ items }) => items.length > 0) ? classFilters(impact) : null,
    fileCards(files, ids, drawing),
  );
}
