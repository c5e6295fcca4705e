/** Killed at any recorded moment, a sync resumes to the same result, or rolls back to where it began. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openHistory } from '../../src/adapters/history/history.ts';
import { demoFork, refsOf, type DemoFork } from '../support/demo.ts';

const script = join(import.meta.dirname, 'die-at.mjs');

function dieAt(
  demo: DemoFork,
  moment: number,
): { readonly out: string; readonly signal: string | null } {
  const config = join(demo.folder, 'trust-upstream.toml');
  const run = spawnSync(process.execPath, [script, config, '1.92.0', String(moment)], {
    encoding: 'utf8',
  });
  if (run.status !== null && run.status !== 0) throw new Error(run.stderr);
  return { out: run.stdout.trim(), signal: run.signal };
}

/** What must not depend on whether the sync was interrupted. */
function resultOf(demo: DemoFork): unknown {
  const history = openHistory(join(demo.state, 'sync_history.db'));
  try {
    const operation = history.sync('sync-1');
    const times = { started_at: '', completed_at: '', build_time_seconds: 0 };
    const paths = { impact_report_path: '', sync_report_path: '', error_log_path: '' };
    return {
      refs: refsOf(demo),
      operation: { ...operation, ...times, ...paths },
      steps: history.steps('sync-1').map(({ stage, step, status }) => `${stage}/${step} ${status}`),
      resolutions: history.resolutions('sync-1').map((one) => ({ ...one, created_at: '' })),
      merges: history.merges('sync-1'),
      worktrees: demo.git('worktree', 'list').split('\n').length,
      dirty: demo.git('status', '--porcelain'),
    };
  } finally {
    history.close();
  }
}

describe('a sync of the demo, killed', () => {
  let undisturbed: unknown;
  let moments = 0;
  beforeAll(async () => {
    const demo = await demoFork();
    const { out } = dieAt(demo, 0);
    moments = (JSON.parse(out) as { moments: number }).moments;
    undisturbed = resultOf(demo);
  });

  it('has a result that is worth comparing', () => {
    expect(undisturbed).toMatchObject({
      operation: { status: 'success', to_version: '1.92.0' },
      dirty: '',
      merges: expect.arrayContaining([expect.objectContaining({ outcome: 'clean' })]),
    });
    expect(moments).toBeGreaterThan(14);
  });

  it(
    'at every moment, resumes to the same result, and rolls back to the same refs',
    { timeout: 600_000 },
    async () => {
      for (let moment = 1; moment <= moments; moment++) {
        const demo = await demoFork();
        const before = refsOf(demo);
        const { out, signal } = dieAt(demo, moment);
        expect(signal, out).toBe('SIGKILL');
        const resumed = await demo.run('sync', '--resume');
        expect(resumed, out).toMatchObject({ exit: 0 });
        expect(resultOf(demo), out).toEqual(undisturbed);

        const undone = await demo.run('sync', '--rollback');
        expect(undone, out).toMatchObject({ exit: 0 });
        expect(refsOf(demo), out).toBe(before);

        const other = await demoFork();
        dieAt(other, moment);
        expect(await other.run('sync', '--rollback'), out).toMatchObject({ exit: 0 });
        expect(refsOf(other), out).toBe(before);
        expect(other.git('status', '--porcelain'), out).toBe('');
        expect(other.git('worktree', 'list').split('\n'), out).toHaveLength(1);
      }
    },
  );
});
