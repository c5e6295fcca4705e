import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { impactReportSchema, type ImpactReport } from '../../../src/ports/impact.ts';
import { renderImpactMarkdown } from '../../../src/report/markdown/impact.ts';
import { COMMENT_LIMIT } from '../../../src/report/markdown/pack.ts';
import { renderSyncMarkdown } from '../../../src/report/markdown/sync.ts';
import { syncReportSchema } from '../../../src/report/model.ts';
import { everywhere, hostile } from '../hostile.ts';
import { items, sampleImpact } from '../sample-impact.ts';
import { sampleReports } from '../sample.ts';
import { nodesOf, parseComment, proseOf } from './parsed.ts';

const headings = (markdown: string): string[] =>
  markdown.split('\n').filter((line) => line.startsWith('#'));

describe('a sync as a comment', () => {
  it('says first how it stands and what to do', () => {
    expect(headings(renderSyncMarkdown(sampleReports.paused)).slice(0, 3)).toEqual([
      '## Paused for a person: 2 conflicts in passes.rs are left.',
      '### What to do next',
      '### Left to a person',
    ]);
  });

  it('shows errors and the end of the log of a failed build', () => {
    const text = renderSyncMarkdown(sampleReports.failed);
    expect(text).toContain(
      '`python3 x.py build --stage 1` failed (exit code 101) in 1 min 35 s, 1 warning',
    );
    expect(text).toContain(
      '- `compiler/rustc_verify/src/driver.rs:77` `E0061` this function takes 4 arguments',
    );
    expect(text).toContain('```text\nerror[E0061]');
  });

  it('keeps commands as blocks to copy', () => {
    const blocks = nodesOf(parseComment(renderSyncMarkdown(sampleReports.paused)))
      .filter((node) => node.type === 'code')
      .filter(({ lang }) => lang === 'sh')
      .map(({ value }) => value);
    expect(blocks).toEqual(sampleReports.paused.next_steps.map(({ command }) => command));
  });
});

describe('an impact as a comment', () => {
  const text = renderImpactMarkdown(sampleImpact);

  it('goes from the verdict over the points to the items, worst first', () => {
    expect(headings(text)).toEqual([
      '## Rust 1.73.0 needs a person: 1 conflict will be left; the impact is BREAKING.',
      '### Conflicts our sync leaves',
      '### Changed files',
      '### BREAKING items',
      '### MODERATE items',
      '### MINOR items',
      '### SAFE items',
      '### Conflicts plain git would leave',
      '### Notes',
    ]);
  });

  it('shows the change of an item that matters', () => {
    expect(text).toContain('  -    krate: ast::Crate,\n  +    krate: rustc_ast::Crate,');
  });

  it('fits GitHub with thousands of items, and counts what it left out', () => {
    const [file] = sampleImpact.affected_files;
    const [, item] = file?.items ?? [];
    if (file === undefined || item === undefined)
      throw new Error('the sample has lost its first file');
    const many = Array.from({ length: 2_000 }, (_, at) => ({
      ...items.analysis,
      path: `item_${at}`,
    }));
    const large: ImpactReport = { ...sampleImpact, affected_files: [{ ...file, items: many }] };
    const comment = renderImpactMarkdown(large);
    expect(comment.length).toBeLessThanOrEqual(COMMENT_LIMIT);
    expect(comment.length).toBeGreaterThan(COMMENT_LIMIT * 0.95);
    const shown = comment.match(/^- `item_\d+`/gm)?.length ?? 0;
    expect(comment).toContain(`${2_000 - shown} of 2000 under “MODERATE items”`);
  });
});

describe('text stays text in a comment', () => {
  const ALLOWED = [
    'root',
    'heading',
    'paragraph',
    'text',
    'inlineCode',
    'code',
    'list',
    'listItem',
    'strong',
  ];

  it.each([
    [
      'sync',
      (text: string) =>
        renderSyncMarkdown(everywhere(syncReportSchema, sampleReports.failed, text)),
    ],
    [
      'impact',
      (text: string) => renderImpactMarkdown(everywhere(impactReportSchema, sampleImpact, text)),
    ],
  ])('whatever stands in every text of a report: %s', (_, render) => {
    fc.assert(
      fc.property(hostile, (text) => {
        const root = parseComment(render(text));
        const foreign = nodesOf(root).filter((node) => !ALLOWED.includes(node.type));
        expect(foreign).toEqual([]);
        expect(proseOf(root).filter((prose) => /[@#$]|:\w|:\/\/|www\./.test(prose))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
