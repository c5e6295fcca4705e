/** `analyze` as a user calls it: the report in the seed's shape, and the same as a page and a comment. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { impactReportSchema } from '../../src/ports/impact.ts';
import { demoFork, refsOf } from '../support/demo.ts';

describe('analyze', () => {
  it('says what a release changes, where git would stop, and that the sync would not', async () => {
    const demo = await demoFork();
    const before = refsOf(demo);
    const html = join(demo.folder, 'impact.html');
    const markdown = join(demo.folder, 'impact.md');
    const ran = await demo.run(
      'analyze',
      '1.92.0',
      '--json',
      '--html',
      html,
      '--markdown',
      markdown,
    );
    expect(ran.exit).toBe(0);
    const report = impactReportSchema.parse(JSON.parse(ran.out));
    expect(report).toMatchObject({
      from_version: '1.90.0',
      to_version: '1.92.0',
      auto_mergeable: true,
      conflicts_expected: [],
    });
    const classed = (name: string): string[] =>
      report.affected_files.flatMap(({ items }) =>
        items.filter(({ path }) => path.endsWith(name)).map((item) => item.class),
      );
    expect(report.overall_risk).toBe('MODERATE');
    expect(classed('::erase_regions')).toEqual(['MODERATE']);
    expect(classed('InstanceDef')).toEqual(['MODERATE']);
    expect(report.git_conflicts).toContainEqual(expect.stringMatching(/^passes\.rs line \d+$/));
    expect(report.affected_files.map((file) => file.path)).toContain(
      'compiler/rustc_interface/src/passes.rs',
    );
    expect(JSON.parse(readFileSync(join(demo.state, 'impact_report.json'), 'utf8'))).toEqual(
      JSON.parse(ran.out),
    );
    expect(readFileSync(html, 'utf8')).toMatch(/^<!doctype html>/i);
    expect(readFileSync(markdown, 'utf8')).toContain('passes.rs');
    expect(refsOf(demo)).toBe(before);
  });

  it('does without a fork, from one release to another', async () => {
    const demo = await demoFork();
    const out = join(demo.folder, 'out');
    const ran = await demo.run(
      '--fork',
      demo.upstream,
      'analyze',
      '1.91.0',
      '--from',
      '1.90.0',
      '--out',
      out,
    );
    expect(ran.err).toContain(`written: ${join(out, 'impact_report.json')}`);
    expect(existsSync(join(out, 'impact_report.json'))).toBe(true);
    expect(ran.exit).toBe(0);
  });

  it('refuses to go back', async () => {
    const demo = await demoFork();
    const ran = await demo.run('analyze', '1.91.0', '--from', '1.92.0');
    expect(ran).toMatchObject({ exit: 2, out: '' });
    expect(ran.err).toBe(
      'trust-upstream: bad usage: --from 1.92.0 is newer than 1.91.0 (swap them)\n',
    );
  });
});
