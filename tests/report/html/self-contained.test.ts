import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderImpactHtml } from '../../../src/report/html/impact/page.ts';
import { renderSyncHtml } from '../../../src/report/html/sync/page.ts';
import { passes } from '../sample-code.ts';
import { items, sampleImpact } from '../sample-impact.ts';
import { sampleReports } from '../sample.ts';
import { parsePage } from './parsed.ts';

const pages = [
  ...Object.entries(sampleReports).map(
    ([name, report]) => [`sync, ${name}`, renderSyncHtml(report)] as const,
  ),
  ['impact', renderImpactHtml(sampleImpact)] as const,
];

describe.each(pages)('one file that needs nothing else: %s', (_, html) => {
  const page = parsePage(html);

  it('is HTML without an error', () => {
    expect(page.errors).toEqual([]);
  });

  it('loads and runs nothing: no script, no source, links within itself only', () => {
    expect(page.all('script, link, img, iframe, object, embed, form, [src], [style]')).toEqual([]);
    const targets = page.all('[href]').map((link) => String(link.properties['href']));
    expect(targets.filter((target) => !target.startsWith('#'))).toEqual([]);
    const ids = new Set(page.all('[id]').map((element) => `#${String(element.properties['id'])}`));
    expect(targets.filter((target) => !ids.has(target))).toEqual([]);
    expect(page.text('style')).not.toMatch(/url\(|@import/);
  });

  it('has a policy that lets exactly its own sheet apply', () => {
    const hash = createHash('sha256').update(page.text('style')).digest('base64');
    expect(page.all('meta[http-equiv]').map((meta) => meta.properties['content'])).toEqual([
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    ]);
  });

  it('can be walked: landmarks, one h1, no heading level left out, ids given once', () => {
    expect(
      ['header', 'main', 'footer', 'nav[aria-label]', 'h1', 'title'].map(
        (one) => page.all(one).length,
      ),
    ).toEqual([1, 1, 1, 1, 1, 1]);
    const levels = page.all('h1, h2, h3, h4').map((heading) => Number(heading.tagName.slice(1)));
    levels.forEach((level, at) => {
      expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
    const ids = page.all('[id]').map((element) => element.properties['id']);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names every table and heads its columns', () => {
    const tables = page.all('table');
    expect(page.all('table > caption')).toHaveLength(tables.length);
    expect(page.all('thead th:not([scope])')).toEqual([]);
  });
});

const impactOf = (count: number): string =>
  renderImpactHtml({
    ...sampleImpact,
    affected_files: sampleImpact.affected_files.map((file) => ({
      ...file,
      items: Array.from({ length: count }, (_, at) => ({
        ...items.analysis,
        path: `item_${at}`,
        before: passes.ours,
        after: passes.result,
      })),
    })),
  });

describe('size', () => {
  it('stays below a megabyte for 900 items: what is not drawn is named and says where it is', () => {
    const html = impactOf(300);
    const page = parsePage(html);
    expect(Buffer.byteLength(html)).toBeLessThan(1_000_000);
    expect(page.all('.item')).toHaveLength(900);
    const undrawn = page.texts('.item > p.muted');
    expect(undrawn.length + page.all('.item > .diff').length).toBe(900);
    expect(new Set(undrawn)).toEqual(
      new Set(['Not drawn, to keep this page small: see impact_report.json.']),
    );
  });

  it('draws everything while there is room', () => {
    expect(parsePage(impactOf(10)).all('.item > .diff')).toHaveLength(30);
  });
});
