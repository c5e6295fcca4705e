/** Two forms of a call live side by side: the fork's own function decides which is ours. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UNLIMITED } from '../../src/engine/merge/limit.ts';
import { committerOf } from '../../src/sync/committer.ts';
import { NOTHING_REPLAYED, replay } from '../../src/sync/replay.ts';
import { forkSeries } from '../../src/sync/series.ts';
import { commit, git, makeRepository, opened } from '../adapters/git/repository.ts';
import { temporaryFolder } from '../support/folders.ts';
import { hooksIn } from '../support/hooks.ts';
import { rustParser } from '../support/rust-parser.ts';
import { passesFile } from '../support/rustc-shape.ts';

const parser = await rustParser();
const PASSES = 'compiler/rustc_interface/src/passes.rs';
const OURS = '    rustc_verify::provide(providers);\n    *providers';
const provider = (type: string): string =>
  `use rustc_middle::${type}::Providers;\n\npub fn provide(providers: &mut Providers) {}\n`;
const library = (crate: string): string => `compiler/rustc_${crate}/src/lib.rs`;

/** Most crates take the queries' providers now, one still takes all; ours is called in the form of its own kind. */
async function calledFor(type: string): Promise<string> {
  const folder = makeRepository(join(temporaryFolder('callee'), 'repository'));
  const crates = ['lint', 'privacy', 'codegen'];
  const old = passesFile({ providers: crates });
  const base = commit(folder, {
    [PASSES]: old,
    ...Object.fromEntries(crates.map((crate) => [library(crate), provider('query')])),
  });
  const onto = commit(folder, {
    [PASSES]: old.replaceAll(
      /(lint|privacy)::provide\(providers\)/g,
      '$1::provide(&mut providers.queries)',
    ),
    [library('codegen')]: provider('util'),
  });
  git(folder, ['checkout', '--quiet', '--detach', base]);
  const tip = commit(folder, {
    [PASSES]: old.replace('    *providers', OURS),
    [library('verify')]: provider(type),
  });
  const repository = await opened(folder);
  const { patches } = await forkSeries(repository, base, tip, null);
  const result = await replay({
    git: repository,
    parser,
    hooks: hooksIn('passes.rs'),
    limit: UNLIMITED,
    patches,
    lessons: [],
    onto,
    committer: await committerOf(repository, new Date(0)),
    before: NOTHING_REPLAYED,
  });
  expect(result.kind).toBe('replayed');
  if (result.kind !== 'replayed') return '';
  const text = git(folder, ['show', `${result.tip}:${PASSES}`]);
  return /rustc_verify::provide(.*);/.exec(text)?.[1] ?? '';
}

describe('a call whose siblings have two forms', () => {
  it.each([
    ['query', '(&mut providers.queries)'],
    ['util', '(providers)'],
  ])('takes that of functions that take %s::Providers too', async (type, form) => {
    expect(await calledFor(type)).toBe(form);
  });
});
