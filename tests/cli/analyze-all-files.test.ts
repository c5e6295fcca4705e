/** `analyze --all-files` with so many files that threads compare them: the same answer, and nothing done twice. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { impactReportSchema, type ImpactReport } from '../../src/ports/impact.ts';
import { demoFork, type DemoFork } from '../support/demo.ts';
import { git } from '../adapters/git/repository.ts';
import { addManyFiles, MANY_FOLDER } from '../support/many-files.ts';

const ASKED = ['analyze', '1.95.0', '--from', '1.94.0', '--all-files', '--verbose'];

function reportOf(state: string): ImpactReport {
  return impactReportSchema.parse(
    JSON.parse(readFileSync(join(state, 'impact_report.json'), 'utf8')),
  );
}

async function analyzed(demo: DemoFork): Promise<{ err: string; report: ImpactReport }> {
  const { exit, err } = await demo.run(...ASKED);
  expect(exit).toBe(0);
  return { err, report: reportOf(demo.state) };
}

it('every changed file of the compiler, none outside, each as it is when compared alone', async () => {
  const demo = await demoFork();
  const paths = addManyFiles(demo, 30, 7);
  const { report, err } = await analyzed(demo);
  expect(err).toContain('parsed 60 blobs, 0 known, 0 files compared before\n');
  expect(report.affected_files.map(({ path }) => path)).toEqual([...paths].sort());

  const few = await demoFork();
  addManyFiles(few, 30, 7);
  // Of each of these releases, all files but ten are as in the other: too few for threads.
  for (const at of [0, 10, 20]) {
    const ten = paths.slice(at, at + 10);
    git(few.upstream, ['checkout', '--quiet', '1.94.0']);
    git(few.upstream, ['checkout', '--quiet', '1.95.0', '--', ...ten]);
    git(few.upstream, ['commit', '--quiet', '--message', 'ten files']);
    git(few.upstream, ['tag', '--force', `1.96.${at}`]);
    const ran = await few.run('analyze', `1.96.${at}`, '--from', '1.94.0', '--all-files');
    expect(ran.exit).toBe(0);
    const inline = reportOf(few.state).affected_files;
    expect(inline).toHaveLength(10);
    expect(report.affected_files).toEqual(expect.arrayContaining(inline));
  }
});

it('asked again, nothing is read; with another question about the same blobs, nothing is parsed', async () => {
  const demo = await demoFork();
  addManyFiles(demo, 30, 2);
  const first = await analyzed(demo);
  const again = await analyzed(demo);
  expect(again.err).not.toContain('parsed');
  expect(again.report).toEqual(first.report);
  const points = join(demo.folder, 'points.toml');
  demo.configure('[data]', `[data]\nintegration_points = "${points}"`);
  writeFileSync(
    points,
    `[[integration_point]]\npath = "${MANY_FOLDER}"\nrisk = "low"\ndescription = "many"\n`,
  );
  const other = await analyzed(demo);
  expect(other.err).toContain('parsed 0 blobs, 0 known, 30 files compared before\n');
  expect(other.report.affected_files).toHaveLength(30);
});
