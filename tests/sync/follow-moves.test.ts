/** A replay takes the fork's edits to where upstream moved what they are in. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UNLIMITED } from '../../src/engine/merge/limit.ts';
import { committerOf } from '../../src/sync/committer.ts';
import { NOTHING_REPLAYED, replay, type ReplayResult } from '../../src/sync/replay.ts';
import { forkSeries } from '../../src/sync/series.ts';
import { commit, git, makeRepository, opened } from '../adapters/git/repository.ts';
import { rust } from '../engine/merge/moves/moving.ts';
import { temporaryFolder } from '../support/folders.ts';
import { rustParser } from '../support/rust-parser.ts';

const parser = await rustParser();
const LOAD = rust('load', 'path');
const EDITED = LOAD.replace('let count = 0;', 'let count = 0;\n    verify(path);');
const OTHER = rust('other', 'name');
const THIRD = rust('third', 'key');

type Files = Readonly<Record<string, string>>;

interface Replayed {
  readonly result: ReplayResult;
  /** A file of what came out, conflicts or not; `null`: not there. */
  readonly at: (path: string) => string | null;
}

/** Everything that a version does not list is gone from it. */
async function replayed(base: Files, ours: Files, theirs: Files): Promise<Replayed> {
  const folder = makeRepository(join(temporaryFolder('follow'), 'repository'));
  const version = (files: Files): string => {
    git(folder, ['rm', '-r', '--quiet', '--ignore-unmatch', '.']);
    return commit(folder, files);
  };
  const from = version(base);
  const onto = version(theirs);
  git(folder, ['checkout', '--quiet', '--detach', from]);
  const tip = version(ours);
  const repository = await opened(folder);
  const { patches } = await forkSeries(repository, from, tip, null);
  const result = await replay({
    git: repository,
    parser,
    hooks: [],
    limit: UNLIMITED,
    patches,
    lessons: [],
    onto,
    committer: await committerOf(repository, new Date(0)),
    before: NOTHING_REPLAYED,
  });
  const tree = result.kind === 'replayed' ? result.tip : result.tree;
  const paths = git(folder, ['ls-tree', '-r', '--name-only', tree]).split('\n');
  return {
    result,
    at: (path) => (paths.includes(path) ? `${git(folder, ['show', `${tree}:${path}`])}\n` : null),
  };
}

describe('an edit of the fork', () => {
  const [a, b] = ['compiler/one/src/a.rs', 'compiler/one/src/b.rs'];

  it('goes to the file of the crate that the item went to', async () => {
    const { result, at } = await replayed(
      { [a]: `${LOAD}\n${OTHER}`, [b]: THIRD },
      { [a]: `${EDITED}\n${OTHER}`, [b]: THIRD },
      { [a]: OTHER, [b]: `${THIRD}\n${LOAD}` },
    );
    expect(result.kind).toBe('replayed');
    expect(at(a)).toBe(OTHER);
    expect(at(b)).toBe(`${THIRD}\n${EDITED}`);
    expect(result.decisions.map(({ description }) => description)).toEqual([
      "fn load moved from a.rs to b.rs (similarity 1.00): the fork's edit is merged there",
    ]);
    expect(result.lineConflicts).toHaveLength(1);
  });

  it('goes to another crate when its own has it no longer', async () => {
    const far = 'compiler/two/src/lib.rs';
    const { result, at } = await replayed(
      { [a]: `${LOAD}\n${OTHER}`, [b]: THIRD },
      { [a]: `${EDITED}\n${OTHER}`, [b]: THIRD },
      { [a]: OTHER, [b]: `${THIRD}fn uses() { load("a"); }\n`, [far]: LOAD },
    );
    expect(result.kind).toBe('replayed');
    expect(at(far)).toBe(EDITED);
  });

  it('goes along with a file that is renamed, of any kind', async () => {
    const text = Array.from({ length: 20 }, (_, at) => `line ${at} of it\n`).join('');
    const mine = text.replace('line 3 of it', 'line three');
    const { result, at } = await replayed(
      { [a]: `${LOAD}\n${OTHER}`, 'doc/old.md': text },
      { [a]: `${EDITED}\n${OTHER}`, 'doc/old.md': mine },
      { [b]: `${LOAD}\n${OTHER}`, 'doc/new.md': text },
    );
    expect(result.kind).toBe('replayed');
    expect([at(a), at('doc/old.md')]).toEqual([null, null]);
    expect([at(b), at('doc/new.md')]).toEqual([`${EDITED}\n${OTHER}`, mine]);
  });

  it('is taken along when the fork moved what upstream edited', async () => {
    const { result, at } = await replayed(
      { [a]: `${LOAD}\n${OTHER}` },
      { [a]: OTHER, [b]: LOAD },
      { [a]: `${EDITED}\n${OTHER}` },
    );
    expect(result.kind).toBe('replayed');
    expect([at(a), at(b)]).toEqual([OTHER, EDITED]);
  });

  it('is left in its conflict, and nothing else touched, where the item is nowhere', async () => {
    const { result, at } = await replayed(
      { [a]: `${LOAD}\n${OTHER}`, [b]: THIRD },
      { [a]: `${EDITED}\n${OTHER}`, [b]: THIRD },
      { [a]: OTHER, [b]: `${THIRD}\n${rust('fourth', 'word')}` },
    );
    expect(result.kind === 'conflicts' && result.conflicts.map(({ path }) => path)).toEqual([a]);
    expect(at(b)).toBe(`${THIRD}\n${rust('fourth', 'word')}`);
  });

  it('that meets another of upstream is a conflict in the file that the item went to', async () => {
    const { result, at } = await replayed(
      { [a]: `${LOAD}\n${OTHER}` },
      { [a]: `${LOAD.replace('count = 0', 'count = 1')}\n${OTHER}` },
      { [a]: OTHER, [b]: LOAD.replace('count = 0', 'count = start()') },
    );
    expect(result.kind === 'conflicts' && result.conflicts.map(({ path }) => path)).toEqual([b]);
    expect(at(b)).toContain('<<<<<<< ours, fn load, moved from a.rs — fn load (both changed');
    expect(at(a)).toBe(OTHER);
  });
});
