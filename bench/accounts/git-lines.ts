/** What git calls changed between two blobs: a second opinion that knows nothing of items. */
import { spawnSync } from 'node:child_process';

export interface HunkSide {
  /** 1-based, inclusive; context included. */
  readonly first: number;
  readonly last: number;
  /** Lines marked `-` (before) or `+` (after). */
  readonly changed: readonly number[];
}

export interface Hunk {
  readonly before: HunkSide;
  readonly after: HunkSide;
}

/** Both blobs must exist. Ten lines of context: equal lines that git may slide a change over stand in one hunk. */
export function gitHunks(repository: string, before: string, after: string): Hunk[] {
  const args = ['-C', repository, 'diff', '--no-ext-diff', '--no-textconv', '--text', '-U10'];
  const { status, stdout, stderr } = spawnSync('git', [...args, before, after], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`git diff ${before} ${after}: ${stderr}`);
  const hunks: Hunk[] = [];
  let at = { before: 0, after: 0 };
  let changed: { before: number[]; after: number[] } = { before: [], after: [] };
  for (const line of stdout.split('\n')) {
    const header = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (header !== null) {
      const [, a = '0', ofA = '1', b = '0', ofB = '1'] = header;
      at = { before: Number(a), after: Number(b) };
      changed = { before: [], after: [] };
      hunks.push({
        before: { first: at.before, last: at.before + Number(ofA) - 1, changed: changed.before },
        after: { first: at.after, last: at.after + Number(ofB) - 1, changed: changed.after },
      });
    } else if (hunks.length === 0) continue;
    else if (line.startsWith('-')) changed.before.push(at.before++);
    else if (line.startsWith('+')) changed.after.push(at.after++);
    else if (line.startsWith(' ')) {
      at.before++;
      at.after++;
    }
  }
  return hunks;
}
