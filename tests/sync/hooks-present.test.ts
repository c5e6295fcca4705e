import { describe, expect, it } from 'vitest';
import { deriveHooks } from '../../src/engine/intents/hooks.ts';
import { parseIntegrationPoints } from '../../src/engine/intents/points.ts';
import { hooksPresent, type HookReport } from '../../src/sync/hooks-present.ts';
import { rustParser } from '../support/rust-parser.ts';

const parser = await rustParser();

const item = (file: string, name: string, more = ''): string =>
  `[[hook]]\nfile = "${file}"\naction = "add_item"\nplace = "last"\ncode = "fn ${name}() {}"\n${more}\n`;
const hooks = deriveHooks(
  [],
  [],
  parseIntegrationPoints(item('a.rs', 'f') + item('b.rs', 'g', 'part_of = "a.rs/f"'), 'p.toml')
    .hooks,
);

/** Two commits, each with files that hold functions of these names. */
function present(before: Tree, after: Tree, retired: readonly string[] = []): Promise<HookReport> {
  const trees: Readonly<Record<string, Tree>> = { before, after };
  const git = {
    entry: (commit: string, path: string) =>
      Promise.resolve({ path, mode: '100644', id: `${commit} ${path}` }),
    blob: (id: string) => {
      const [commit = '', path = ''] = id.split(' ');
      const names = trees[commit]?.[path] ?? [];
      return Promise.resolve(Buffer.from(names.map((name) => `fn ${name}() {}\n`).join('')));
    },
    changes: () => Promise.resolve([]),
  };
  const commits = { before: 'before', onto: 'before', after: 'after' };
  return hooksPresent(git, parser, hooks, commits, new Set(retired));
}

type Tree = Readonly<Record<string, readonly string[]>>;

const whole: Tree = { 'a.rs': ['f'], 'b.rs': ['g'] };

describe('hooks and their companions after a sync', () => {
  it('are all there', async () => {
    expect(await present(whole, whole)).toEqual({
      kept: ['a.rs/f', 'b.rs/g'],
      absent: [],
      problems: [],
      notes: [],
    });
  });

  it('are a conflict where the companion is gone', async () => {
    expect(await present(whole, { 'a.rs': ['f'] })).toMatchObject({
      kept: ['a.rs/f'],
      problems: [{ path: 'b.rs', reason: 'hook b.rs/g, part of a.rs/f: g is not there' }],
    });
  });

  it('are a conflict where the hook is gone, and say what is left of it', async () => {
    expect(await present(whole, { 'b.rs': ['g'] })).toMatchObject({
      kept: ['b.rs/g'],
      problems: [
        {
          path: 'a.rs',
          reason: 'hook a.rs/f: f is not there; what belongs to it is still there: b.rs/g',
        },
      ],
    });
  });

  it('are named where the hook was retired', async () => {
    expect(await present(whole, { 'b.rs': ['g'] }, ['a.rs/f'])).toMatchObject({
      problems: [],
      notes: ['hook a.rs/f is retired: review it; what belongs to it is still there: b.rs/g'],
    });
  });

  it.each<[string, Tree, Tree, HookReport]>([
    [
      'the companion',
      { 'a.rs': ['f'] },
      { 'a.rs': ['f'] },
      { kept: ['a.rs/f'], absent: ['b.rs/g'], problems: [], notes: [] },
    ],
    [
      'the hook, and its companion went',
      { 'b.rs': ['g'] },
      {},
      { kept: [], absent: ['a.rs/f', 'b.rs/g'], problems: [], notes: [] },
    ],
    [
      'the hook, and its companion stayed',
      { 'b.rs': ['g'] },
      { 'b.rs': ['g'] },
      { kept: ['b.rs/g'], absent: ['a.rs/f'], problems: [], notes: [] },
    ],
  ])('are not asked for where the fork had taken out %s', async (_, before, after, report) => {
    expect(await present(before, after)).toEqual(report);
  });
});
