/** `fixtures build` on the demo's upstream, and on one where things move. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { upstreamDiffSchema } from '../../src/engine/distil/facts.ts';
import { git } from '../adapters/git/repository.ts';
import { cli, type Ran } from '../support/cli.ts';
import { temporaryFolder } from '../support/folders.ts';
import { attributesFile, OLD_ENTRIES } from '../support/rustc-shape.ts';

const LIST = 'compiler/rustc_feature/src/builtin_attrs.rs';

/** Releases 1.0.0, 2.0.0, … with these files. */
function upstreamOf(...releases: readonly Readonly<Record<string, string>>[]): string {
  const folder = temporaryFolder('fixtures-upstream');
  git(folder, ['init', '--quiet']);
  git(folder, ['config', 'user.name', 'A Person']);
  git(folder, ['config', 'user.email', 'person@localhost']);
  for (const [at, files] of releases.entries()) {
    git(folder, ['rm', '-rqf', '--ignore-unmatch', '.']);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    git(folder, ['add', '-A']);
    git(folder, ['commit', '--quiet', '--allow-empty', '-m', `Release ${at + 1}`]);
    git(folder, ['tag', `${at + 1}.0.0`]);
    git(folder, ['tag', `${at + 1}.0.1`]);
  }
  return folder;
}

function build(upstream: string, ...args: string[]): Promise<Ran> {
  const state = join(temporaryFolder('fixtures-state'), 'state');
  return cli('fixtures', 'build', '--upstream', upstream, '--state', state, ...args);
}

const grown = attributesFile([
  ...OLD_ENTRIES,
  'gated!(link, Normal, template!(List: "a, b"), experimental!(link)),',
]);

describe('fixtures build', () => {
  it('says what was added where, and prints one fixture', async () => {
    const upstream = upstreamOf({ [LIST]: attributesFile(OLD_ENTRIES) }, { [LIST]: grown });
    const { out, err, exit } = await build(upstream, '--from', '1.0.0', '--to', '2.0.0');
    expect({ err, exit }).toEqual({ err: '', exit: 0 });
    const { from, to, files } = upstreamDiffSchema.parse(JSON.parse(out));
    expect([from, to, files.length]).toEqual(['1.0.0', '2.0.0', 1]);
    expect(files[0]?.anchors[0]).toMatchObject({
      opening: { before: 'pub const BUILTIN_ATTRIBUTES:&[BuiltinAttribute] = &[' },
      entries: { before: 3, after: 4 },
      added: [
        {
          key: 'link',
          at: 3,
          above: 'marker',
          below: null,
          shape: 'gated!($name, Normal, template!(List:""), experimental!($name))',
        },
      ],
      removed: [],
    });
    expect(out).not.toContain('a, b');
  });

  it('follows a list that went to another file', async () => {
    const other = 'compiler/rustc_feature/src/attributes/list.rs';
    const upstream = upstreamOf(
      { [LIST]: attributesFile(OLD_ENTRIES) },
      { [LIST]: 'mod list;\n', [other]: grown },
    );
    const { out, exit } = await build(upstream, '--from', '1.0.0', '--to', '2.0.0');
    expect(exit).toBe(0);
    const [file] = upstreamDiffSchema.parse(JSON.parse(out)).files;
    expect(file?.anchors[0]?.file).toEqual({ before: LIST, after: other });
    expect(file?.lost).toEqual([]);
  });

  it('says which hook has no place', async () => {
    const upstream = upstreamOf({ [LIST]: attributesFile(OLD_ENTRIES) }, { [LIST]: 'fn a() {}\n' });
    const { out, err, exit } = await build(upstream, '--from', '1.0.0', '--to', '2.0.0');
    expect(exit).toBe(0);
    expect(err).toContain(`requires has no place in ${LIST} of 2.0.0: no list BUILTIN_ATTRIBUTES`);
    expect(upstreamDiffSchema.parse(JSON.parse(out)).files[0]?.lost).toHaveLength(4);
  });

  it('writes each step from release to release, point releases left out', async () => {
    const one = { [LIST]: attributesFile(OLD_ENTRIES) };
    const upstream = upstreamOf({ README: '' }, one, { [LIST]: grown }, one);
    const folder = join(temporaryFolder('fixtures-out'), 'all');
    const ran = await build(upstream, '--out', folder);
    expect({ err: ran.err, exit: ran.exit }).toEqual({ err: '', exit: 0 });
    expect(readdirSync(folder).sort()).toEqual(['2.0.0-3.0.0.json', '3.0.0-4.0.0.json']);
    expect(ran.out.split('\n')[0]).toBe(`written: ${join(folder, '2.0.0-3.0.0.json')}`);
    const again = join(temporaryFolder('fixtures-out'), 'one.json');
    await build(upstream, '--from', '2.0.0', '--to', '3.0.0', '--out', again);
    expect(readFileSync(again, 'utf8')).toBe(
      readFileSync(join(folder, '2.0.0-3.0.0.json'), 'utf8'),
    );
  });

  it.each([
    [['--from', '2.0.0', '--to', '1.0.0'], '--from 2.0.0 is not older than --to 1.0.0'],
    [['--from', '1.0.0', '--to', '1.0.0'], '--from 1.0.0 is not older than --to 1.0.0'],
    [['--from', '1.0', '--to', '2.0.0'], '"1.0" is no release'],
    [[], '2 fixtures do not fit on standard output'],
    [['--from', '3.0.0'], 'no two releases of the upstream repository have such files'],
    [['--from', '1.0.0', '--to', '2.0.0', '--out', ''], '--out names nothing'],
  ])('%j: exit 2, nothing written', async (args, message) => {
    const one = { [LIST]: attributesFile(OLD_ENTRIES) };
    const upstream = upstreamOf(one, { [LIST]: grown }, one);
    const { out, err, exit } = await build(upstream, ...args);
    expect(exit).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
  });
});
