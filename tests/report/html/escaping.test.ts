import type { Element, Root } from 'hast';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { impactReportSchema } from '../../../src/ports/impact.ts';
import { renderImpactHtml } from '../../../src/report/html/impact/page.ts';
import { renderSyncHtml } from '../../../src/report/html/sync/page.ts';
import { syncReportSchema } from '../../../src/report/model.ts';
import { visible } from '../../../src/report/visible.ts';
import { everywhere, hostile } from '../hostile.ts';
import { sampleImpact } from '../sample-impact.ts';
import { sampleReports } from '../sample.ts';
import { parsePage, type ParsedPage } from './parsed.ts';
import { toText } from './text.ts';

/** Every element but those that colouring and breaking a text may add. */
function skeleton(node: Root | Element): string {
  return node.children
    .map((child) =>
      child.type === 'element' && !WITHIN_TEXT.has(child.tagName)
        ? `${child.tagName}(${skeleton(child)})`
        : '',
    )
    .join('');
}

const WITHIN_TEXT = new Set(['span', 'wbr', 'del', 'ins', 'tr', 'td', 'code']);

const KNOWN_ATTRIBUTES = new Set(
  'lang charSet httpEquiv content name id className href ariaLabel ariaLabelledBy dateTime scope colSpan open type checked dataClass dataHook dataKind dataRisk dataLabel dataStatus dataResolution'.split(
    ' ',
  ),
);

function expectNothingNew(page: ParsedPage): void {
  expect(page.errors).toEqual([]);
  const foreign = page
    .all('*')
    .flatMap(({ properties }) =>
      Object.keys(properties).filter((name) => !KNOWN_ATTRIBUTES.has(name)),
    );
  expect(foreign).toEqual([]);
  expect(page.all('script, img, svg, iframe, base, [href]:not([href^="#"])')).toEqual([]);
}

const plainSync = skeleton(
  parsePage(renderSyncHtml(everywhere(syncReportSchema, sampleReports.failed, 'x'))).root,
);
const plainImpact = skeleton(
  parsePage(renderImpactHtml(everywhere(impactReportSchema, sampleImpact, 'x'))).root,
);

describe('text stays text', () => {
  it('whatever stands in every text of a sync report', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const page = parsePage(
          renderSyncHtml(everywhere(syncReportSchema, sampleReports.failed, text)),
        );
        expectNothingNew(page);
        expect(skeleton(page.root)).toBe(plainSync);
      }),
      { numRuns: 40 },
    );
  });

  it('whatever stands in every text of an impact report', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const page = parsePage(
          renderImpactHtml(everywhere(impactReportSchema, sampleImpact, text)),
        );
        expectNothingNew(page);
        expect(skeleton(page.root)).toBe(plainImpact);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['the end of the sheet', '</style><h1>mine</h1>'],
    ['the end of an attribute', '" onmouseover="alert(1)'],
    ['a comment', '<!-- gone -->'],
    ['an entity', '&lt;b&gt; &amp;amp;'],
    ['10,000 characters', 'a'.repeat(10_000)],
    ['writing from right to left', 'לא_קוד \u202Efn\u202C'],
  ])('shown whole: %s', (_, text) => {
    const page = parsePage(renderImpactHtml(everywhere(impactReportSchema, sampleImpact, text)));
    const reasons = page.all('.item > p:first-of-type').map(toText);
    expect(reasons).toEqual([text, text, text, text].map(visible));
    expect(page.text('.item[data-class="MINOR"] td:not(.n)')).toBe(visible(`${text} more`));
  });
});
