/** What a sync that stands still leaves behind, and how it goes on. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openHistory } from '../../src/adapters/history/history.ts';
import { demoFork, refsOf, type DemoFork } from '../support/demo.ts';

interface Stopped {
  readonly id: string;
  readonly worktree: string;
  readonly guide: string;
}

function lastSync(demo: DemoFork, out: string): Stopped {
  const { id } = (JSON.parse(out) as { syncs: [{ id: string }] }).syncs[0];
  const folder = join(demo.state, 'syncs', id);
  return { id, worktree: join(folder, 'worktree'), guide: join(folder, 'resolution_guide.md') };
}

async function commitOfOurOwn(demo: DemoFork, text: (before: string) => string): Promise<void> {
  const path = join(demo.fork, 'RELEASES.md');
  writeFileSync(path, text(readFileSync(path, 'utf8')));
  demo.git('commit', '-qam', 'Say something in the notes');
}

describe('conflicts that no rule covers', () => {
  it('stop the sync with markers, a guide and exit 3; a resolution and --resume finish it', async () => {
    const demo = await demoFork();
    await commitOfOurOwn(demo, (text) => text.replace(/^Version.*$/m, 'Version tRust'));
    const before = refsOf(demo)
      .split('\n')
      .filter((line) => !line.includes('trust-upstream') && !line.includes('sync/'));

    const stopped = await demo.run('sync', '--to', '1.92.0');
    expect(stopped.exit).toBe(3);
    expect(stopped.err).toMatch(
      /trust-upstream: conflicts need a person: RELEASES\.md line \d+: .*--resume/,
    );
    const { worktree, guide } = lastSync(demo, (await demo.run('history', '--json')).out);
    const file = join(worktree, 'RELEASES.md');
    expect(readFileSync(file, 'utf8')).toMatch(
      /^<{7,} ours[\s\S]*^\|{7,} base[\s\S]*^={7,}$[\s\S]*^>{7,} theirs/m,
    );
    expect(readFileSync(guide, 'utf8')).toMatch(/## 1\. RELEASES\.md, line \d+/);
    expect(refsOf(demo).split('\n')).toEqual(expect.arrayContaining(before));
    expect(demo.git('status', '--porcelain')).toBe('');
    expect(JSON.parse((await demo.run('status', '--json')).out)).toMatchObject({
      running: { phase: 'paused', stage: 'rebase' },
    });

    const again = await demo.run('sync', '--resume');
    expect(again).toMatchObject({ exit: 3 });
    expect(again.err).toContain('not resolved yet');

    const resolved = readFileSync(file, 'utf8').replace(
      /^<{7,}.*\n([\s\S]*?)^\|{7,}[\s\S]*?^>{7,}.*\n/m,
      '$1',
    );
    writeFileSync(file, resolved);
    expect(await demo.run('sync', '--resume')).toMatchObject({ exit: 0 });
    expect(readFileSync(join(demo.fork, 'RELEASES.md'), 'utf8')).toBe(resolved);
    expect(demo.git('log', '-1', '--skip=1', '--format=%s')).toBe('Say something in the notes');
    const [entry] = (
      JSON.parse((await demo.run('history', '--json')).out) as { syncs: [Record<string, unknown>] }
    ).syncs;
    expect(entry).toMatchObject({ status: 'success', conflicts_manual_resolved: 1 });
  });

  it('are taken up from the record of an older build, which had no notes', async () => {
    const demo = await demoFork();
    await commitOfOurOwn(demo, (text) => text.replace(/^Version.*$/m, 'Version tRust'));
    expect(await demo.run('sync', '--to', '1.92.0')).toMatchObject({ exit: 3 });
    const { id, worktree } = lastSync(demo, (await demo.run('history', '--json')).out);
    const history = openHistory(join(demo.state, 'sync_history.db'));
    const step = history.steps(id).find((one) => one.step === 'replay');
    if (step === undefined) throw new Error('nothing was replayed');
    const { notes, ...older } = step.output as { notes: string[] };
    expect(notes).toEqual([]);
    history.recordStep({ ...step, output: older });
    history.close();

    const file = join(worktree, 'RELEASES.md');
    const resolved = readFileSync(file, 'utf8').replace(
      /^<{7,}.*\n([\s\S]*?)^\|{7,}[\s\S]*?^>{7,}.*\n/m,
      '$1',
    );
    writeFileSync(file, resolved);
    expect(await demo.run('sync', '--resume')).toMatchObject({ exit: 0 });
  });

  it('keep a resolution that lost a hook, however often it is resumed, until the hook is back', async () => {
    const demo = await demoFork();
    await commitOfOurOwn(demo, (text) => text.replace(/^Version.*$/m, 'Version tRust'));
    expect(await demo.run('sync', '--to', '1.92.0')).toMatchObject({ exit: 3 });
    const { worktree } = lastSync(demo, (await demo.run('history', '--json')).out);
    const notes = join(worktree, 'RELEASES.md');
    const passes = join(worktree, 'compiler/rustc_interface/src/passes.rs');
    writeFileSync(notes, 'Resolved by hand\n');
    const whole = readFileSync(passes, 'utf8');
    writeFileSync(passes, whole.replace(/^.*rustc_verify::provide.*\n/m, ''));

    for (const _ of [1, 2, 3]) {
      const stopped = await demo.run('sync', '--resume');
      expect(stopped).toMatchObject({ exit: 3 });
      expect(stopped.err).toContain('hook passes.rs/provide: rustc_verify::provide is not there');
      expect(readFileSync(notes, 'utf8')).toBe('Resolved by hand\n');
      expect(readFileSync(passes, 'utf8')).not.toContain('rustc_verify::provide');
    }

    writeFileSync(passes, whole);
    expect(await demo.run('sync', '--resume')).toMatchObject({ exit: 0 });
    expect(demo.git('show', 'main:RELEASES.md')).toBe('Resolved by hand');
  });

  it('can be rolled back, which leaves no trace but the history', async () => {
    const demo = await demoFork();
    await commitOfOurOwn(demo, (text) => text.replace(/^Version.*$/m, 'Version tRust'));
    const before = refsOf(demo);
    await demo.run('sync', '--to', '1.92.0');
    expect(await demo.run('sync', '--rollback')).toMatchObject({ exit: 0 });
    expect(refsOf(demo)).toBe(before);
    const { worktree } = lastSync(demo, (await demo.run('history', '--json')).out);
    expect(existsSync(worktree)).toBe(false);
    expect(await demo.run('sync', '--rollback')).toMatchObject({ exit: 2 });
  });
});

describe('a build that fails', () => {
  it('stops with exit 4 and a log; a mend in the worktree is taken up as a commit', async () => {
    const demo = await demoFork();
    demo.configure(
      'command = ["true"]',
      'command = ["sh", "-c", "echo made > made.txt; test -e mended.txt"]',
    );
    const stopped = await demo.run('sync', '--to', '1.92.0');
    expect(stopped.exit).toBe(4);
    expect(stopped.err).toMatch(
      /trust-upstream: build failed: build command "sh .*" exited with 1 .*build\.log/,
    );
    const { worktree } = lastSync(demo, (await demo.run('history', '--json')).out);
    writeFileSync(join(worktree, 'mended.txt'), 'yes\n');
    expect(await demo.run('sync', '--resume')).toMatchObject({ exit: 0 });
    expect(demo.git('log', '-1', '--format=%s')).toBe('Mend the build on 1.92.0');
    expect(demo.git('show', '--stat', '--format=', 'HEAD')).toMatch(
      /mended\.txt[\s\S]*1 file changed/,
    );
    expect(existsSync(join(demo.fork, 'made.txt'))).toBe(false);
  });
});

describe('finalize', () => {
  it('refuses a checkout with changes, and goes on once they are gone', async () => {
    const demo = await demoFork();
    writeFileSync(join(demo.fork, 'README.md'), 'changed\n');
    const stopped = await demo.run('sync', '--to', '1.92.0');
    expect(stopped.exit).toBe(1);
    expect(stopped.err).toMatch(
      /main is checked out at .* with uncommitted changes \(README\.md\)/,
    );
    expect(readFileSync(join(demo.fork, 'README.md'), 'utf8')).toBe('changed\n');
    demo.git('checkout', '-q', 'README.md');
    expect(await demo.run('sync', '--resume')).toMatchObject({ exit: 0 });
    expect(demo.git('status', '--porcelain')).toBe('');
  });

  it('replays what was committed meanwhile, when the branch has moved', async () => {
    const demo = await demoFork();
    const flag = join(demo.folder, 'flag');
    const once = `test -e ${flag} || { touch ${flag}; git -C ${demo.fork} commit -q --allow-empty -m Meanwhile; }`;
    demo.configure('command = ["true"]', `command = ["sh", "-c", "${once}"]`);
    const stopped = await demo.run('sync', '--to', '1.92.0');
    expect(stopped).toMatchObject({ exit: 1 });
    expect(stopped.err).toMatch(/main moved from \w+ to \w+ during the sync/);
    expect(await demo.run('sync', '--resume')).toMatchObject({ exit: 0 });
    expect(demo.git('log', '-2', '--format=%s').split('\n')).toEqual([
      'Adapt to the APIs of 1.92.0',
      'Meanwhile',
    ]);
  });

  it("by merge keeps the old history reachable, and the next sync replays only the fork's own series", async () => {
    const demo = await demoFork();
    demo.configure('[build]', '[finalize]\nmode = "merge"\n\n[build]');
    const tip = demo.git('rev-parse', 'main');
    expect(await demo.run('sync', '--to', '1.92.0')).toMatchObject({ exit: 0 });
    expect(demo.git('log', '-1', '--format=%P').split(' ')[0]).toBe(tip);
    demo.git('commit', '-q', '--allow-empty', '-m', 'Later');
    expect(await demo.run('sync', '--to', '1.93.0')).toMatchObject({ exit: 0 });
    const series = demo.git(
      'log',
      '--format=%s',
      '--reverse',
      'main^2',
      '--not',
      'refs/trust-upstream/base',
    );
    expect(series.split('\n')).toEqual([
      'Add -Zverify',
      'Add attributes for specifications',
      'Add the crate rustc_verify',
      'Verify the crate after analysis',
      'Adapt to the APIs of 1.92.0',
      'Later',
    ]);
  });
});
