/** What git calls changed between two blobs: a second opinion that knows nothing of items. */
import { spawnSync } from 'node:child_process';

/** 1-based lines that git takes away (`before`) or puts in (`after`). */
export interface ChangedLines {
  readonly before: ReadonlySet<number>;
  readonly after: ReadonlySet<number>;
}

/** Both blobs must exist. */
export function changedByGit(repository: string, before: string, after: string): ChangedLines {
  const args = ['-C', repository, 'diff', '--no-ext-diff', '--no-textconv', '--text', '-U0'];
  const { status, stdout, stderr } = spawnSync('git', [...args, before, after], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`git diff ${before} ${after}: ${stderr}`);
  const changed = { before: new Set<number>(), after: new Set<number>() };
  for (const header of stdout.matchAll(/^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm)) {
    const [, a = '0', ofA = '1', b = '0', ofB = '1'] = header;
    for (let at = 0; at < Number(ofA); at++) changed.before.add(Number(a) + at);
    for (let at = 0; at < Number(ofB); at++) changed.after.add(Number(b) + at);
  }
  return changed;
}
