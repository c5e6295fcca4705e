/** A fork of a few files, replayed onto upstream's next version of them, with real git. */
import { join } from 'node:path';
import type { Hook } from '../../src/engine/intents/hooks.ts';
import { UNLIMITED } from '../../src/engine/merge/limit.ts';
import { committerOf } from '../../src/sync/committer.ts';
import { type HookReport, hooksPresent } from '../../src/sync/hooks-present.ts';
import { NOTHING_REPLAYED, replay, type ReplayResult } from '../../src/sync/replay.ts';
import { retiredIn } from '../../src/sync/retire.ts';
import { forkSeries } from '../../src/sync/series.ts';
import { commit, git, makeRepository, opened } from '../adapters/git/repository.ts';
import { temporaryFolder } from '../support/folders.ts';
import { rustParser } from '../support/rust-parser.ts';

const parser = await rustParser();

export type Files = Readonly<Record<string, string>>;

export interface Replayed {
  readonly result: ReplayResult;
  /** What is said of the hooks where nothing conflicts. */
  readonly hooks: HookReport | null;
  /** A file of what came out, conflicts or not; `null`: not there. */
  readonly at: (path: string) => string | null;
}

/** Everything that a version does not list is gone from it. */
export async function replayed(
  base: Files,
  ours: Files,
  theirs: Files,
  hooks: readonly Hook[] = [],
): Promise<Replayed> {
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
    hooks,
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
    hooks:
      result.kind === 'replayed'
        ? await hooksPresent(
            repository,
            parser,
            hooks,
            { before: tip, onto, after: result.tip },
            retiredIn(result.decisions),
          )
        : null,
    at: (path) => (paths.includes(path) ? `${git(folder, ['show', `${tree}:${path}`])}\n` : null),
  };
}
