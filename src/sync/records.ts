/** The files a sync leaves for people: reports and the error log. */
import type { Problem } from '../base/problem.ts';
import { impactReportSchema } from '../ports/impact.ts';
import type { SyncContext } from './context.ts';

/** HTML and JSON of everything known so far; returns the HTML's path. */
export async function writeReports(context: SyncContext): Promise<string> {
  const { id, history, files, paths, render } = context;
  const operation = history.sync(id);
  const state = history.state(id);
  if (operation === null || state === null) throw new Error(`sync ${id} is not in the history`);
  const text = await files.read(paths.impact);
  const report = await render({
    operation,
    state,
    steps: history.steps(id),
    resolutions: history.resolutions(id),
    merges: history.merges(id),
    impact: text === null ? null : impactReportSchema.parse(JSON.parse(text)),
  });
  await files.write(paths.reportJson, report.json);
  await files.write(paths.reportHtml, report.html);
  history.updateSync(id, { sync_report_path: paths.reportHtml });
  return paths.reportHtml;
}

export async function writeErrorLog(context: SyncContext, problem: Problem): Promise<void> {
  const { files, paths, clock } = context;
  const before = (await files.read(paths.errorLog)) ?? '';
  const entry = `${clock.now().toISOString()} ${problem.title}: ${problem.message}\n  ${problem.fix}\n`;
  await files.write(paths.errorLog, before + entry);
}
