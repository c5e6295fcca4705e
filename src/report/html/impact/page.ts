/** The impact report as a page. */
import { mergeUnknown, type ImpactReport } from '../../../ports/impact.ts';
import { impactVerdict, itemsByClass } from '../../impact-verdict.ts';
import { el } from '../element.ts';
import { inkOf } from '../ink.ts';
import { renderPage } from '../page.ts';
import { badge, classTones, facts, prose } from '../parts.ts';
import { idNames, section, type Section } from '../section.ts';
import { classFilters, conflictLists, fileCards, fileIds, pointsTable } from './files.ts';

/** Keeps a page with thousands of items below a megabyte. */
const INK = 600_000;

/** One self-contained HTML file. */
export function renderImpactHtml(report: ImpactReport): string {
  const verdict = impactVerdict(report);
  const counts = itemsByClass(report);
  return renderPage({
    name: 'Impact report',
    subject: `Rust ${report.from_version} → ${report.to_version}`,
    verdict: {
      ...verdict,
      mark: markOf(report),
    },
    facts: facts([
      ['Impact', badge(report.overall_risk, classTones[report.overall_risk])],
      ['Effort', report.estimated_effort],
      ['Conflicts left by our sync', String(report.conflicts_expected.length)],
      ['Conflicts left by plain git', String(report.git_conflicts.length)],
      [
        'Items',
        [...counts]
          .filter(([, items]) => items.length > 0)
          .map(([name, items]) => `${items.length} ${name}`)
          .join(', ') || 'none changed',
      ],
      ['Analysed', report.analysis_date],
    ]),
    sections: impactSections(report),
    footer: 'Everything shown here, and what had to be left out, is in impact_report.json.',
  });
}

function impactSections(report: ImpactReport): Section[] {
  const drawing = { report, ink: inkOf(INK), ids: idNames() };
  const files = report.affected_files;
  const ids = fileIds(files, drawing);
  const items = files.reduce((sum, file) => sum + file.items.length, 0);
  const sections = [
    section(
      'points',
      'Changed files',
      files.length,
      files.length === 0
        ? el('p', {}, 'No integration point changed between the two releases.')
        : pointsTable(files, ids),
    ),
    section('merge', 'Conflicts', null, conflictLists(report)),
  ];
  if (items > 0) {
    sections.push(
      section(
        'items',
        'Changed items',
        items,
        classFilters(report),
        fileCards(files, ids, drawing),
      ),
    );
  }
  if (report.notes.length > 0) {
    sections.push(
      section(
        'notes',
        'Notes',
        null,
        el(
          'ul',
          {},
          report.notes.map((note) => el('li', {}, prose(note))),
        ),
      ),
    );
  }
  return sections;
}

function markOf(report: ImpactReport): string {
  if (mergeUnknown(report)) return '! Not all could be tried';
  return report.auto_mergeable ? '✓ No person needed' : '! A person is needed';
}
