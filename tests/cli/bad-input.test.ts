/** Each bad input: one clear line, its exit code, and nothing on disk is changed. */
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openHistory } from '../../src/adapters/history/history.ts';
import { demoFork, refsOf, type DemoFork } from '../support/demo.ts';
import { temporaryFolder } from '../support/folders.ts';

/** Every file below, with size and time of change; the database's own write-ahead files left out. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !/sync_history\.db/.test(path))
    .map((path) => ({ path, entry: statSync(join(folder, path)) }))
    .filter(({ entry }) => entry.isFile())
    .map(({ path, entry }) => `${path} ${entry.size} ${entry.mtimeMs}`)
    .sort();
}

describe('bad input', () => {
  let demo: DemoFork;
  beforeEach(async () => {
    demo = await demoFork();
  });

  async function refused(exit: number, message: string, ...args: string[]): Promise<void> {
    const before = { files: filesOf(demo.folder), refs: refsOf(demo) };
    const ran = await demo.run(...args);
    expect(ran.err.trimEnd().split('\n').at(-1)).toBe(`trust-upstream: ${message}`);
    expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
    expect(ran.exit).toBe(exit);
    expect(ran.out).toBe('');
    expect({ files: filesOf(demo.folder), refs: refsOf(demo) }).toEqual(before);
  }

  it.each([
    ['analyze', '1.99.0'],
    ['sync', '--to', '1.99.0'],
    ['sync', '--dry-run', '--to', '1.99.0'],
  ])('an unknown version: %s %s %s', async (...args) => {
    await refused(
      2,
      'unknown version: 1.99.0 is no release of the upstream repository (nearest known: 1.93.0, 1.92.0, 1.91.0)',
      ...args.filter((word) => word !== undefined),
    );
  });

  it('a version that is none', async () => {
    const message =
      'unknown version: "latest" is no version (write it as X.Y.Z, for example 1.84.0)';
    await refused(2, message, 'sync', '--to', 'latest');
  });

  it('a release older than the base', async () => {
    demo.configure('[fork]', '[fork]\nbase = "1.92.0"');
    await refused(
      2,
      'bad usage: the fork stands on 1.92.0 (configuration), newer than 1.91.0 (name a newer release)',
      'sync',
      '--to',
      '1.91.0',
    );
  });

  it('a folder that is no repository', async () => {
    const folder = temporaryFolder('empty');
    await refused(
      2,
      `not a repository: ${folder} is not in a git repository (name a git repository)`,
      '--fork',
      folder,
      'sync',
      '--to',
      '1.92.0',
    );
  });

  it('an upstream that is not there', async () => {
    await refused(
      2,
      'not a repository: upstream /nowhere/rust is no folder and no address (check upstream.url or --upstream)',
      '--upstream',
      '/nowhere/rust',
      'monitor',
      '--check-now',
    );
  });

  it('broken TOML, with its line', async () => {
    demo.configure('[fork]', '[fork');
    const file = join(demo.folder, 'trust-upstream.toml');
    const ran = await demo.run('sync', '--to', '1.92.0');
    expect(ran.err).toMatch(
      new RegExp(`^trust-upstream: bad configuration: ${file} line \\d+: not TOML: .*\n$`),
    );
    expect(ran.exit).toBe(2);
  });

  it('an unknown key, with its line and the nearest one', async () => {
    demo.configure('[upstream]\nurl', '[upstream]\nulr');
    const ran = await demo.run('status');
    expect(ran.err).toMatch(
      /trust-upstream\.toml line \d+: upstream\.ulr: unknown key; did you mean upstream\.url\?/,
    );
    expect(ran.exit).toBe(2);
  });

  it('a broken data file, with its line', async () => {
    writeFileSync(join(demo.folder, 'api_migrations', 'zz.toml'), 'id = "x"\nkind = "verb"\n');
    const ran = await demo.run('sync', '--to', '1.92.0', '--dry-run');
    expect(ran.err).toMatch(/^trust-upstream: bad configuration: .*zz\.toml.*\n$/);
    expect(ran.exit).toBe(2);
  });

  it('a build command that is not there', async () => {
    demo.configure('command = ["true"]', 'command = ["no-such-program"]');
    await refused(
      2,
      'bad configuration: the build command "no-such-program" was not found (set build.command in trust-upstream.toml, or pass --skip-build)',
      'sync',
      '--to',
      '1.92.0',
    );
  });

  it('no build command at all', async () => {
    demo.configure('command = ["true"]', 'command = []');
    await refused(
      2,
      'bad configuration: no build command is configured (set build.command in trust-upstream.toml, or pass --skip-build)',
      'sync',
      '--to',
      '1.92.0',
    );
  });

  it('a second sync while the first runs', async () => {
    const history = openHistory(join(demo.state, 'sync_history.db'));
    const unlock = history.lock({ git_dir: join(demo.fork, '.git'), branch: 'main' });
    try {
      const ran = await demo.run('sync', '--to', '1.92.0');
      expect(ran.err).toMatch(
        new RegExp(`^trust-upstream: another sync is running: .*${process.pid}.*\n$`),
      );
      expect(ran.exit).toBe(6);
      expect(history.syncs({ git_dir: join(demo.fork, '.git'), branch: 'main' })).toEqual([]);
    } finally {
      unlock();
      history.close();
    }
  });

  it.each([
    [['sync'], 'bad usage: nothing to do (pass --to VERSION, --resume or --rollback)'],
    [
      ['sync', '--resume', '--rollback'],
      'bad usage: --resume and --rollback exclude each other (pass one of them)',
    ],
    [
      ['sync', '--resume'],
      'nothing to do: no unfinished sync of branch main (start one: trust-upstream sync --to VERSION)',
    ],
    [
      ['sync', '--to', '1.92.0', '--stepwise'],
      'not built yet: --stepwise (see "What works today" in the README)',
    ],
    [[], 'bad usage: no command given (see trust-upstream --help)'],
    [['config'], 'bad usage: no command given (see trust-upstream --help)'],
    [['serve'], 'not built yet: serve (see "What works today" in the README)'],
    [['frobnicate'], "bad usage: unknown command 'frobnicate' (see trust-upstream --help)"],
    [
      ['history', '--last', 'many'],
      "bad usage: option '--last <n>' argument 'many' is invalid. must be a whole number above 0. (see trust-upstream --help)",
    ],
    [['report'], 'nothing to do: no syncs yet (start one: trust-upstream sync --to VERSION)'],
    [
      ['schema', 'nothing'],
      'bad usage: no schema "nothing" (one of: impact_report, sync_report, releases, history, analyses, item_changes, resolution, conflicts, status, merge_driver, hooks_infer, hooks_check, upstream_diff)',
    ],
  ])('%j', async (args, message) => {
    await refused(2, message, ...args);
  });

  it('a fork without its branch', async () => {
    demo.configure('branch = "main"', 'branch = "trunk"');
    await refused(
      2,
      'bad configuration: the fork has no branch trunk (set fork.branch in trust-upstream.toml)',
      'sync',
      '--to',
      '1.92.0',
    );
  });

  it('no base to be found', async () => {
    demo.git('tag', '-d', '1.90.0');
    rmSync(join(demo.upstream), { recursive: true });
    const ran = await demo.run('status', '--json');
    expect(JSON.parse(ran.out)).toMatchObject({
      releases_behind: 0,
      upstream_sync: { current_base: null },
    });
    expect(ran.err).toMatch(/^warning: cannot tell which release branch main is based on/);
  });
});
