import { describe, expect, it } from 'vitest';
import { renderImpactHtml } from '../../../src/report/html/impact/page.ts';
import { emptyImpact, mergeableImpact, sampleImpact } from '../sample-impact.ts';
import { parsePage } from './parsed.ts';

const page = parsePage(renderImpactHtml(sampleImpact));

describe('the page of an impact report', () => {
  it('opens with whether a person is needed', () => {
    expect(page.text('h1')).toBe(
      'Rust 1.73.0 needs a person: 1 conflict will be left; the impact is BREAKING.',
    );
    expect(page.text('.mark')).toBe('! A person is needed');
    expect(parsePage(renderImpactHtml(mergeableImpact)).text('h1')).toBe(
      'Rust 1.73.0 merges without a person, where plain git would leave 3 conflicts; the impact is MODERATE.',
    );
  });

  it('does not say that a person is needed where nothing is left but not all could be tried', () => {
    const untried = [{ path: 'passes.rs', reason: 'no place' }];
    const unknown = { ...mergeableImpact, auto_mergeable: false, conflicts_expected: [], untried };
    const shown = parsePage(renderImpactHtml(unknown));
    expect(shown.text('h1')).toBe(
      'Whether Rust 1.73.0 needs a person is not known: not all hooks could be tried; the impact is MODERATE.',
    );
    expect(shown.text('.mark')).toBe('! Not all could be tried');
  });

  it('maps the integration points, each row leading to its file', () => {
    expect(page.texts('#points tbody .badge')).toEqual(['BREAKING', 'MINOR', 'SAFE']);
    for (const link of page.all('#points tbody a')) {
      const target = String(link.properties['href']).slice(1);
      expect(page.all(`[id="${target}"]`)).toHaveLength(1);
    }
  });

  it('lists the items of a file worst first, the worrying ones open', () => {
    const items = page.all('article:first-of-type .item');
    expect(items.map((item) => item.properties['dataClass'])).toEqual([
      'BREAKING',
      'MODERATE',
      'SAFE',
    ]);
    expect(items.map((item) => item.properties['open'] === true)).toEqual([true, true, false]);
  });

  it('gives each item its reason, its text before and after, and its lines', () => {
    const item = '.item[data-class="BREAKING"]';
    expect(page.text(`${item} p`)).toMatch(/^rustc_verify calls it/);
    expect(page.texts(`${item} thead th`)).toEqual(['Before · 1.72.0', 'After · 1.73.0']);
    expect(page.texts(`${item} td.n`)[0]).toBe('210');
    expect(page.texts(`${item} ins`)).toContain(', hir_arena');
    expect(page.texts(`${item} .k`)).toContain('pub');
  });

  it('needs one column only for an item that is new', () => {
    expect(page.texts('.item[data-class="MINOR"] thead th')).toEqual(['After · 1.73.0']);
  });

  it('sets what our sync leaves beside what plain git would', () => {
    expect(page.texts('#merge .card:first-child li')).toEqual(['passes.rs line 231']);
    expect(page.all('#merge .card:last-child li')).toHaveLength(3);
  });

  it('can hide each class by a box of its own, without a script', () => {
    expect(page.texts('.filters label').map((text) => text.trim())).toEqual([
      'BREAKING 1',
      'MODERATE 1',
      'MINOR 1',
      'SAFE 1',
    ]);
    const sheet = page.text('style');
    for (const box of page.all('.filters input')) {
      const id = String(box.properties['id']);
      expect(sheet).toContain(
        `#${id}:not(:checked)) .item[data-class='${id.slice('show-'.length)}']`,
      );
    }
  });

  it('says that nothing changed, when nothing did', () => {
    const empty = parsePage(renderImpactHtml(emptyImpact));
    expect(empty.text('h1')).toBe('Rust 1.73.0 merges without a person; the impact is SAFE.');
    expect(empty.text('#points p')).toBe('No integration point changed between the two releases.');
    expect(empty.all('.filters')).toEqual([]);
  });
});
