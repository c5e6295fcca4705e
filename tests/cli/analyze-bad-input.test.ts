/** Each bad input of `analyze`: one clear line, its exit code, and nothing on disk is made or changed. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { demoFork, type DemoFork } from '../support/demo.ts';
import { treeOf } from '../support/folders.ts';

const PASSES = 'compiler/rustc_interface/src/passes.rs';

describe('bad input of analyze', () => {
  let demo: DemoFork;
  beforeEach(async () => {
    demo = await demoFork();
  });

  function upstream(...args: string[]): string {
    return execFileSync('git', ['-C', demo.upstream, ...args], { encoding: 'utf8' }).trim();
  }

  /** @param message `DEMO` stands for the folder of the demo */
  async function refused(exit: number, message: string, ...args: string[]): Promise<void> {
    const before = treeOf(demo.folder);
    const ran = await demo.run('analyze', ...args);
    expect(ran.err.replaceAll(demo.folder, 'DEMO')).toBe(`trust-upstream: ${message}\n`);
    expect(ran).toMatchObject({ exit, out: '' });
    expect(treeOf(demo.folder)).toEqual(before);
  }

  function points(text: string | Buffer): void {
    writeFileSync(join(demo.folder, 'points.toml'), text);
    demo.configure('[data]', '[data]\nintegration_points = "points.toml"');
  }

  it.each([
    ['1.99.0', '1.99.0 is no release of the upstream repository', '1.93.0, 1.92.0, 1.91.0'],
    [
      'main',
      '"main" is no release: a release is written X.Y.Z, as its tag',
      '1.93.0, 1.92.0, 1.91.0',
    ],
    [
      'latest',
      '"latest" is no release: a release is written X.Y.Z, as its tag',
      '1.93.0, 1.92.0, 1.91.0',
    ],
    [
      '1.92',
      '"1.92" is no release: a release is written X.Y.Z, as its tag',
      '1.92.0, 1.91.0, 1.93.0',
    ],
    [
      'v1.91.0',
      '"v1.91.0" is no release: a release is written X.Y.Z, as its tag',
      '1.91.0, 1.90.0, 1.92.0',
    ],
    ['', '"" is no release: a release is written X.Y.Z, as its tag', '1.93.0, 1.92.0, 1.91.0'],
  ])('the version %j', async (version, what, nearest) => {
    const message = `unknown version: ${what} (nearest known: ${nearest})`;
    await refused(2, message, version);
    await refused(2, message, '1.92.0', '--from', version);
  });

  it('a commit is no version', async () => {
    const id = upstream('rev-parse', 'main');
    const message = `unknown version: "${id}" is no release: a release is written X.Y.Z, as its tag (nearest known: 1.93.0, 1.92.0, 1.91.0)`;
    await refused(2, message, id);
  });

  it('a tag that is on no commit', async () => {
    upstream('tag', '1.94.0', 'main:src/version');
    const message =
      'unknown version: 1.94.0 is no release of the upstream repository (nearest known: 1.93.0, 1.92.0, 1.91.0)';
    await refused(2, message, '1.94.0');
  });

  it('a start that is newer than the end', async () => {
    const swapped = 'bad usage: --from 1.92.0 is newer than 1.91.0 (swap them)';
    await refused(2, swapped, '1.91.0', '--from', '1.92.0');
    demo.configure('[fork]', '[fork]\nbase = "1.92.0"');
    const behind =
      'bad usage: the fork stands on 1.92.0, newer than 1.91.0 (name a newer release, or pass --from VERSION)';
    await refused(2, behind, '1.91.0');
  });

  it.each([
    [
      'nowhere',
      'upstream DEMO/nowhere is no folder and no address',
      'check upstream.url or --upstream',
    ],
    ['plain', 'DEMO/plain is not in a git repository', 'name a git repository'],
    ['trust-upstream.toml', 'DEMO/trust-upstream.toml is not a folder', 'name a git repository'],
  ])('an upstream that is no repository: %s', async (path, what, fix) => {
    mkdirSync(join(demo.folder, 'plain'));
    await refused(
      2,
      `not a repository: ${what} (${fix})`,
      '1.92.0',
      '--upstream',
      join(demo.folder, path),
    );
  });

  it('a fork that is no repository, also where none is needed', async () => {
    const plain = join(demo.folder, 'plain');
    mkdirSync(plain);
    const message =
      'not a repository: DEMO/plain is not in a git repository (name a git repository)';
    await refused(2, message, '1.92.0', '--fork', plain);
    await refused(2, message, '1.92.0', '--from', '1.91.0', '--fork', plain);
  });

  it('a repository without the path of an integration point', async () => {
    points(
      '[[integration_point]]\npath = "compiler/rustc_no/src/lib.rs"\nrisk = "high"\ndescription = "none"\n',
    );
    const message =
      'path not found: compiler/rustc_no/src/lib.rs: neither in 1.91.0 nor in 1.92.0 (correct the path of the integration point)';
    await refused(2, message, '1.92.0', '--from', '1.91.0');
  });

  it.each([
    ['no TOML', '[[integration_point', /^DEMO\/points\.toml line 1: not TOML: /],
    ['a wrong type', '[[integration_point]]\npath = 3\n', /^DEMO\/points\.toml line 2: .*path: /],
    [
      'without a key',
      '\n[[integration_point]]\nrisk = "low"\n',
      /^DEMO\/points\.toml line 2: integration_point\[0\]\.path: missing/,
    ],
    ['no text', Buffer.from([0x61, 0x3d, 0x22, 0xff, 0x22]), /^DEMO\/points\.toml.* not UTF-8/],
  ])('integration points that are %s', async (_what, text, message) => {
    points(text);
    const before = treeOf(demo.folder);
    const ran = await demo.run('analyze', '1.92.0');
    expect(ran).toMatchObject({ exit: 2, out: '' });
    const [start = '', said = ''] = ran.err.split(/(?<=bad configuration: )/);
    expect(start).toBe('trust-upstream: bad configuration: ');
    expect(said.replaceAll(demo.folder, 'DEMO')).toMatch(message);
    expect(said.trimEnd()).not.toContain('\n');
    expect(treeOf(demo.folder)).toEqual(before);
  });

  it('a version that would steer the terminal', async () => {
    const message =
      'unknown version: "1.92.0U+001B[31m" is no release: a release is written X.Y.Z, as its tag (nearest known: 1.92.0, 1.91.0, 1.93.0)';
    await refused(2, message, '1.92.0\u001B[31m');
    await refused(2, message, '1.92.0\u001B[31m', '--verbose');
  });

  it('API migrations: file, line and key', async () => {
    const file = join(demo.folder, 'api_migrations', 'instance-kind.toml');
    const right = readFileSync(file, 'utf8');
    const wrong = 'bad configuration: DEMO/api_migrations/instance-kind.toml line';
    const key = '(correct the named key)';
    writeFileSync(file, right.replace(/^reason.*\n/m, ''));
    await refused(2, `${wrong} 1: reason: missing; expected string ${key}`, '1.92.0');
    writeFileSync(file, right.replace('"type"', '"types"'));
    const kinds = 'kind: expected one of "path"|"function"|"method"|"type"';
    await refused(2, `${wrong} 6: ${kinds} ${key}`, '1.92.0');
    writeFileSync(file, right.replace('"instance-kind"', '"filter-by-name"'));
    const twice = "id: filter-by-name is the id of another file's rule too";
    await refused(2, `${wrong} 1: ${twice} ${key}`, '1.92.0');
  });

  it('a pipe among the API migrations', async () => {
    const pipe = join(demo.folder, 'api_migrations', 'zz.toml');
    execFileSync('mkfifo', [pipe]);
    const hint = 'check the data section of trust-upstream.toml';
    const message = `bad configuration: DEMO/api_migrations/zz.toml is not a file (${hint})`;
    await refused(2, message, '1.92.0');
  });

  it('a state folder that cannot remember', async () => {
    mkdirSync(join(demo.state, 'sync_history.db'), { recursive: true });
    const ran = await demo.run('analyze', '1.92.0', '--from', '1.91.0');
    expect(ran).toMatchObject({ exit: 1, out: '' });
    expect(ran.err).toMatch(/^trust-upstream: state cannot be used: history .*\n$/);
    expect(readdirSync(demo.state)).not.toContain('impact_report.json');
  });

  it('a place to write to that is none', async () => {
    const file = join(demo.folder, 'trust-upstream.toml');
    const no = 'is a file, not a folder (name another place to write to)';
    await refused(2, `bad usage: --out: DEMO/trust-upstream.toml ${no}`, '1.92.0', '--out', file);
    const below = join(file, 'impact.html');
    await refused(
      2,
      `bad usage: --html: DEMO/trust-upstream.toml ${no}`,
      '1.92.0',
      '--html',
      below,
    );
    const message = 'bad usage: --markdown DEMO is a folder (name a file)';
    await refused(2, message, '1.92.0', '--markdown', demo.folder);
    const nothing = 'bad usage: --out names nothing (name a place to write to)';
    await refused(2, nothing, '1.92.0', '--out', '');
    const page = join(demo.folder, 'page');
    const both = 'bad usage: --html and --markdown are both DEMO/page (name two files)';
    await refused(2, both, '1.92.0', '--html', page, '--markdown', page);
    const own = (path: string): string =>
      `bad usage: --html DEMO/${path} is the report itself (name another file)`;
    const [here, out] = [demo.state, demo.folder].map((one) => join(one, 'impact_report.json'));
    await refused(2, own('state/impact_report.json'), '1.92.0', '--html', here ?? '');
    const args = ['--html', out ?? '', '--out', demo.folder];
    await refused(2, own('impact_report.json'), '1.92.0', ...args);
  });

  /** Takes the object's file away, or replaces it. */
  function spoil(id: string, bytes: string | null): void {
    const file = join(demo.upstream, '.git/objects', id.slice(0, 2), id.slice(2));
    rmSync(file);
    if (bytes !== null) writeFileSync(file, bytes);
  }

  it.each([
    ['lost', null],
    ['damaged', 'no object'],
  ])('a blob that is %s', async (_how, bytes) => {
    const id = upstream('rev-parse', `1.92.0:${PASSES}`);
    spoil(id, bytes);
    const message = `unreadable input: ${PASSES} at 1.92.0: DEMO/upstream/.git has no blob ${id} (check the upstream repository with git fsck, or reach its remote once)`;
    await refused(2, message, '1.92.0', '--from', '1.91.0');
    await refused(2, message, '1.92.0');
  });

  it.each(['compiler', 'compiler/rustc_interface', 'compiler/rustc_interface/src'])(
    'a folder of a release that is lost: %s',
    async (path) => {
      const id = upstream('rev-parse', `1.92.0:${path}`);
      spoil(id, null);
      const before = treeOf(demo.folder);
      const ran = await demo.run('analyze', '1.92.0', '--from', '1.91.0');
      expect(ran).toMatchObject({ exit: 1, out: '' });
      expect(ran.err.replaceAll(demo.folder, 'DEMO')).toMatch(
        new RegExp(`^trust-upstream: git failed: .*DEMO/upstream/\\.git.* ${id}.*git fsck.*\\n$`),
      );
      expect(treeOf(demo.folder)).toEqual(before);
    },
  );

  it('a fork whose newest commit is lost: refused, or said to be left out', async () => {
    const tip = demo.git('rev-parse', 'main');
    rmSync(join(demo.fork, '.git/objects', tip.slice(0, 2), tip.slice(2)));
    const what = `git show-ref in DEMO/fork/.git: fatal: git show-ref: bad ref refs/heads/main (${tip})`;
    const fix =
      'check that repository with git fsck, then fetch the lost objects or clone it again';
    await refused(1, `git failed: ${what} (${fix})`, '1.92.0');
    const ran = await demo.run('analyze', '1.92.0', '--from', '1.91.0');
    expect(ran.exit).toBe(0);
    const [first] = ran.err.replaceAll(demo.folder, 'DEMO').split('\n');
    expect(first).toBe(`the fork is left out: ${what}`);
  });

  it('a clone without blobs that cannot reach its remote', async () => {
    upstream('config', 'uploadpack.allowFilter', 'true');
    const bare = join(demo.folder, 'partial.git');
    const url = `file://${demo.upstream}`;
    upstream('clone', '--quiet', '--bare', '--filter=blob:none', url, bare);
    renameSync(demo.upstream, `${demo.upstream}-away`);
    const before = treeOf(demo.folder);
    const asked = ['analyze', '1.92.0', '--from', '1.91.0', '--upstream', bare];
    const ran = await demo.run(...asked);
    expect(ran).toMatchObject({ exit: 2, out: '' });
    expect(ran.err).toMatch(
      /^trust-upstream: unreadable input: compiler\/\S+\.rs: .* could not fetch .*\(.*\)\n$/,
    );
    expect(treeOf(demo.folder)).toEqual(before);
  });
});
