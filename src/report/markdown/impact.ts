/** The impact report as a comment. */
import type { PhrasingContent, RootContent } from 'mdast';
import type { AffectedFile, ImpactItem, ImpactReport } from '../../ports/impact.ts';
import { changeWords, impactVerdict, itemsByClass } from '../impact-verdict.ts';
import { diffBlocks } from './diff-block.ts';
import { COMMENT_LIMIT, pack, type MarkdownSection } from './pack.ts';
import { code, heading, item, paragraph, phrase, strong, words } from './phrase.ts';

/** @param limit in characters; GitHub's for a comment when left out */
export function renderImpactMarkdown(report: ImpactReport, limit = COMMENT_LIMIT): string {
  return pack(
    [
      {
        title: null,
        blocks: [
          heading(2, impactVerdict(report).sentence),
          paragraph(
            ...phrase(
              `Impact of Rust ${report.from_version} → ${report.to_version}. Effort: ${report.estimated_effort}`,
            ),
          ),
        ],
      },
      { title: 'Conflicts our sync leaves', blocks: places(report.conflicts_expected) },
      ...impactParts(report),
      { title: 'Conflicts plain git would leave', blocks: places(report.git_conflicts) },
      { title: 'Notes', blocks: report.notes.map((note) => item([paragraph(...phrase(note))])) },
    ],
    limit,
    'impact_report.json',
  );
}

/** Integration points, then their items from BREAKING down; SAFE ones are only counted. */
export function impactParts(report: ImpactReport): MarkdownSection[] {
  const safe = itemsByClass(report).get('SAFE')?.length ?? 0;
  const ofClass = (name: ImpactItem['class'], withTexts: boolean): MarkdownSection => ({
    title: `${name} items`,
    blocks: report.affected_files.flatMap((file) =>
      file.items
        .filter((one) => one.class === name)
        .flatMap((one) => itemBlocks(file, one, withTexts)),
    ),
  });
  return [
    { title: 'Changed files', blocks: report.affected_files.map(pointBlock) },
    ofClass('BREAKING', true),
    ofClass('MODERATE', true),
    ofClass('MINOR', false),
    { title: 'SAFE items', blocks: safe === 0 ? [] : [paragraph(words(`${safe} not listed.`))] },
  ];
}

function pointBlock({ risk, path, tRust_action, changes }: AffectedFile): RootContent {
  const what: PhrasingContent[] =
    changes.length === 0 ? [] : [words(' — '), ...phrase(changes.join('; '))];
  return item([
    paragraph(strong(risk), words(' '), code(path), words(': '), ...phrase(tRust_action), ...what),
  ]);
}

function itemBlocks(file: AffectedFile, one: ImpactItem, withTexts: boolean): RootContent[] {
  const hook: PhrasingContent[] = one.hook === null ? [] : [words(', hook '), code(one.hook)];
  const line = paragraph(
    code(one.path),
    words(' ('),
    ...phrase(one.kind),
    words(`, ${changeWords(one)}`),
    ...hook,
    words(') in '),
    code(file.path),
    words(': '),
    ...phrase(one.reason),
  );
  const nothing = one.before === null && one.after === null;
  return [item(withTexts && !nothing ? [line, ...diffBlocks(one.before, one.after)] : [line])];
}

function places(all: readonly string[]): RootContent[] {
  return all.map((place) => item([paragraph(code(place))]));
}
