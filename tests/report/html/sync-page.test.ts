import { describe, expect, it } from 'vitest';
import { renderSyncHtml } from '../../../src/report/html/sync/page.ts';
import { buildSyncReport } from '../../../src/report/sync-report.ts';
import { attrs } from '../sample-code.ts';
import { sampleInputs, sampleReports } from '../sample.ts';
import { parsePage } from './parsed.ts';

const finished = parsePage(renderSyncHtml(sampleReports.finished));
const paused = parsePage(renderSyncHtml(sampleReports.paused));
const failed = parsePage(renderSyncHtml(sampleReports.failed));

describe('the page of a sync', () => {
  it('opens with the verdict, said and coloured', () => {
    expect(finished.texts('h1')).toEqual([sampleReports.finished.verdict.sentence]);
    expect(finished.text('.verdict.success .mark')).toBe('✓ Done');
    expect(paused.text('.verdict.attention .mark')).toBe('! Needs attention');
    expect(failed.text('.verdict.failure .mark')).toBe('✕ Failed');
  });

  it('lists its sections in the order a reader needs them, what to do before what happened', () => {
    expect(paused.texts('main > section > h2')).toEqual([
      'What to do next',
      'Left to a person',
      'Stages',
      'Decisions',
      'Merged files',
      "The fork's own commits",
      'What upstream changed',
    ]);
    expect(finished.texts('nav a')).toEqual(finished.texts('main > section > h2'));
  });

  it('shows all six stages, those not reached too', () => {
    expect(failed.texts('.stages b')).toEqual([
      'Prepare',
      'Rebase',
      'Adapt',
      'Build',
      'Test',
      'Finalize',
    ]);
    expect(failed.texts('.stages .status')).toEqual([
      '✓ done',
      '✓ done',
      '✓ done',
      '✕ failed',
      'not reached',
      'not reached',
    ]);
  });

  it('gives commands whole, to be copied', () => {
    expect(paused.texts('#next .command')).toEqual(
      sampleReports.paused.next_steps.map(({ command }) => command),
    );
  });

  it('shows both sides of each conflict that is left', () => {
    expect(paused.all('#conflicts .card')).toHaveLength(2);
    expect(paused.texts('#conflicts .card:first-child .diff thead th')).toEqual([
      'Base · upstream 1.72.0',
      'Ours · the fork',
      'Base · upstream 1.72.0',
      'Theirs · upstream 1.73.0',
    ]);
    expect(paused.texts('#conflicts .card:first-child ins')).toContain('the_crate');
  });

  it('tells of every decision its file, how, by which rule, about which hook', () => {
    const cards = finished.texts('#decisions article');
    expect(cards).toHaveLength(2);
    expect(cards[0]).toContain(
      'automatic both changed fn analysis · rule passes_hook_insertion hook passes.verify_crate',
    );
    expect(finished.all('#decisions [data-resolution="auto"]')).toHaveLength(2);
  });

  it("shows the fork's change in place on the new release, nothing else of upstream's", () => {
    const added = finished.texts('#decisions article:first-of-type details:first-of-type td.a');
    expect(added.map((line) => line.trim())).toEqual([
      'if tcx.sess.opts.unstable_opts.verify {',
      'let config = rustc_verify::VerifyConfig::from_session(tcx.sess);',
      'rustc_verify::verify_crate(tcx, &config);',
      '}',
    ]);
    expect(finished.all('#decisions article:first-of-type details:first-of-type td.r')).toEqual([]);
  });

  it("leaves out upstream's changes far from the fork's, and says that they are there", () => {
    const input = sampleInputs.finished();
    const lines = (end: string): string => `${'same\n'.repeat(60)}${end}\nlast\n`;
    const [base, theirs] = [lines('one'), lines('two')];
    const far = { path: 'a.rs', base, ours: `own\n${base}`, theirs, result: `own\n${theirs}` };
    const page = parsePage(
      renderSyncHtml(buildSyncReport({ ...input, artifacts: { files: [far] } })),
    );
    const upstream = '#decided-a-rs details:last-of-type';
    expect(page.all(`${upstream} td.a`)).toEqual([]);
    expect(page.texts(`${upstream} .gap`)).toEqual(['⋯ 62 lines left out, 1 of them changed']);
  });

  it('does not take a file without a result for a deleted one', () => {
    const input = sampleInputs.paused();
    const files = [{ ...attrs, result: null }];
    const page = parsePage(
      renderSyncHtml(buildSyncReport({ ...input, artifacts: { ...input.artifacts, files } })),
    );
    const card = 'article[id^="decided"]:last-of-type';
    expect(page.text(`${card} p.muted, ${card} div > p`)).toBe(
      'There is no result of this file, or none yet.',
    );
    expect(page.texts(`${card} details[open] thead th`)).toEqual([
      'Base · upstream 1.72.0',
      'Ours · the fork before the sync',
    ]);
  });

  it('marks what a migration changed', () => {
    expect(finished.text('#migrations del')).toContain('hir().get(');
    expect(finished.texts('#migrations ins')).toEqual(['hir_node']);
    expect(finished.texts('#migrations tbody th')).toEqual([
      'compiler/rustc_verify/src/collect.rs:41',
    ]);
  });

  it('shows the errors of a failed build before its warnings, and the end of the log', () => {
    expect(failed.texts('#build tbody th')).toEqual([
      'compiler/rustc_verify/src/driver.rs:77',
      'compiler/rustc_verify/src/lib.rs:9',
    ]);
    expect(failed.text('#build .badge')).toBe('failed (exit code 101)');
    expect(failed.text('#build .log')).toBe(
      sampleReports.failed.build?.kind === 'ran' ? sampleReports.failed.build.log_tail : 'no log',
    );
  });

  it('counts the tests', () => {
    expect(finished.texts('#tests dd')).toEqual(['passed', '2 min 08 s', '128', '0', '3']);
  });

  it('says of every merged file where the edits of the fork are', () => {
    expect(finished.texts('#merges tbody tr')).toEqual([
      expect.stringContaining(
        'with its hooks taken out and put back0 edits of the fork; 1 hook put back; 14 edits of upstream',
      ),
      expect.stringContaining(
        'by structure, left to a person3 edits of the fork: 1 stand, 2 in conflict; 1 edit of upstream. both changed',
      ),
    ]);
    expect(finished.all('#merges li')).toEqual([]);
    expect(paused.texts('#merges li')).toEqual([
      expect.stringContaining('took longer than it may'),
    ]);
  });

  it('says of a commit that upstream has it already', () => {
    expect(finished.texts('#commits tbody tr:last-child td')).toEqual([
      'cccccccccccc',
      'dropped: upstream has it',
    ]);
  });

  it('has no empty section for a sync that has only just begun', () => {
    const input = {
      ...sampleInputs.paused(),
      steps: [],
      resolutions: [],
      merges: [],
      impact: null,
      artifacts: {},
    };
    const page = parsePage(renderSyncHtml(buildSyncReport(input)));
    expect(page.texts('main > section > h2')).toEqual(['Stages']);
  });
});
