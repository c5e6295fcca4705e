/** What a person did is never thrown away, and what is not ours is never moved. Each case once went wrong. */
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoFork, refsOf, type DemoFork } from '../support/demo.ts';

const FAIL_ONCE = 'command = ["sh", "-c", "test -e ../once || { touch ../once; exit 1; }"]';
const OWN_FILE = 'compiler/rustc_verify/src/lib.rs';

async function worktreeOf(demo: DemoFork): Promise<string> {
  const { out } = await demo.run('history', '--json');
  const { id } = (JSON.parse(out) as { syncs: [{ id: string }] }).syncs[0];
  return join(demo.state, 'syncs', id, 'worktree');
}

async function conflict(demo: DemoFork): Promise<string> {
  const notes = join(demo.fork, 'RELEASES.md');
  writeFileSync(notes, `Ours\n${readFileSync(notes, 'utf8')}`);
  demo.git('commit', '-qam', 'A line of our own');
  expect(await demo.run('sync', '--to', '1.92.0')).toMatchObject({ exit: 3 });
  return worktreeOf(demo);
}

describe("a person's edits in the worktree", () => {
  it.each(['state', 'a link to the state'])('are taken up as a mend (%s)', async (where) => {
    const demo = await demoFork();
    if (where !== 'state') {
      mkdirSync(join(demo.folder, 'elsewhere'));
      symlinkSync('elsewhere', demo.state);
    }
    demo.configure('command = ["true"]', FAIL_ONCE);
    expect(await demo.run('sync', '--to', '1.92.0')).toMatchObject({ exit: 4 });
    appendFileSync(join(await worktreeOf(demo), OWN_FILE), '// mended\n');
    expect(await demo.run('sync', '--resume')).toMatchObject({ exit: 0 });
    expect(readFileSync(join(demo.fork, OWN_FILE), 'utf8')).toMatch(/\/\/ mended\n$/);
  });

  it('made after the tests stop finalize', async () => {
    const demo = await demoFork();
    writeFileSync(join(demo.fork, 'README.md'), 'changed\n');
    expect(await demo.run('sync', '--to', '1.92.0')).toMatchObject({ exit: 1 });
    appendFileSync(join(await worktreeOf(demo), OWN_FILE), '// late\n');
    demo.git('checkout', '-q', 'README.md');
    const stopped = await demo.run('sync', '--resume');
    expect(stopped.exit).toBe(1);
    expect(stopped.err).toContain(`${OWN_FILE} was changed in`);
  });

  it('survive a moved state folder', async () => {
    const demo = await demoFork();
    await conflict(demo);
    const moved = join(demo.folder, 'moved');
    renameSync(demo.state, moved);
    const ran = await demo.run('--state', moved, 'sync', '--resume');
    expect(ran.err).toMatch(/was the state folder moved\?.*worktree repair/);
    expect(ran.exit).toBe(1);
  });
});

describe('branches that are not ours', () => {
  it.each([
    [['branch', 'sync'], 'a branch named sync is in the way'],
    [['branch', 'sync/1.92.0'], 'branch sync/1.92.0 exists, and no sync left it as it is'],
  ])('git %j refuses the sync before anything is written', async (command, message) => {
    const demo = await demoFork();
    demo.git(...command);
    const before = refsOf(demo);
    const ran = await demo.run('sync', '--to', '1.92.0');
    expect(ran.err).toContain(message);
    expect(ran.exit).toBe(2);
    expect(refsOf(demo)).toBe(before);
  });

  it("rollback leaves a person's commits on the sync's branch", async () => {
    const demo = await demoFork();
    await demo.run('sync', '--to', '1.91.0');
    demo.git('checkout', '-q', 'sync/1.91.0');
    demo.git('commit', '-q', '--allow-empty', '-m', 'Mine');
    const mine = demo.git('rev-parse', 'sync/1.91.0');
    expect(await demo.run('sync', '--rollback')).toMatchObject({ exit: 0 });
    expect(demo.git('rev-parse', 'sync/1.91.0')).toBe(mine);
  });

  it('a branch that was reset after a sync stands on its old base again', async () => {
    const demo = await demoFork();
    await demo.run('sync', '--to', '1.91.0');
    demo.git('reset', '-q', '--hard', 'main@{1}');
    expect(await demo.run('sync', '--to', '1.91.0')).toMatchObject({ exit: 0 });
    expect(readFileSync(join(demo.fork, 'src/version'), 'utf8').trim()).toBe('1.91.0');
    expect(demo.git('log', '--format=%s', '1.90.0..main')).toContain(
      'Verify the crate after analysis',
    );
  });
});

it('an amended merge keeps its changes when the history is lost', async () => {
  const demo = await demoFork();
  demo.configure('[build]', '[finalize]\nmode = "merge"\n\n[build]');
  await demo.run('sync', '--to', '1.91.0');
  writeFileSync(join(demo.fork, 'amended.txt'), 'x\n');
  demo.git('add', '.');
  demo.git('commit', '-q', '--amend', '--no-edit');
  rmSync(demo.state, { recursive: true });
  demo.git('branch', '-D', 'sync/1.91.0');
  expect(await demo.run('sync', '--to', '1.92.0')).toMatchObject({ exit: 0 });
  expect(readFileSync(join(demo.fork, 'amended.txt'), 'utf8')).toBe('x\n');
});
