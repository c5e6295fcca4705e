/** The conflict figures of an analysis: what the sync leaves, and beside it what plain git leaves. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UNLIMITED } from '../../src/engine/merge/limit.ts';
import { insertHooks } from '../../src/engine/intents/insert.ts';
import { forkSeries } from '../../src/sync/series.ts';
import { type Trial, trialOfFork, trialOfHooks } from '../../src/sync/trial.ts';
import { commit, git, makeRepository, opened } from '../adapters/git/repository.ts';
import { temporaryFolder } from '../support/folders.ts';
import { hooksIn } from '../support/hooks.ts';
import { rebaseOnto } from '../support/rebase.ts';
import { rustParser } from '../support/rust-parser.ts';
import { passesFile } from '../support/rustc-shape.ts';

const parser = await rustParser();
const hooks = hooksIn('passes.rs');
const PASSES = hooks[0]?.file ?? '';
const OLD = passesFile();
/** A provider more, where the hook goes: git cannot tell which comes first. */
const NEW = passesFile({ providers: ['lint', 'privacy', 'ty'] });

function hooked(text: string): string {
  const result = insertHooks(parser, text, hooks);
  if (result.kind === 'failed') throw new Error(JSON.stringify(result.failures));
  return result.text;
}

interface Releases {
  readonly at: string;
  readonly from: string;
  readonly to: string;
}

/** Two releases of one branch; checked out is the older one. `null`: the newer one has no passes.rs. */
function releases(newer: string | null = NEW): Releases {
  const at = makeRepository(join(temporaryFolder('trial'), 'repository'));
  const from = commit(at, { [PASSES]: OLD, 'src/own.txt': 'one\ntwo\nthree\n' });
  rmSync(join(at, PASSES));
  const theirs = newer === null ? {} : { [PASSES]: newer };
  const to = commit(at, { ...theirs, 'src/own.txt': 'one\nupstream\nthree\n' });
  git(at, ['checkout', '--quiet', '--detach', from]);
  return { at, from, to };
}

async function onHooks({ at, from, to }: Releases): Promise<Trial> {
  return trialOfHooks(await opened(at), parser, hooks, { from, to }, UNLIMITED);
}

/** The trial of what is checked out. */
async function onFork({ at, from, to }: Releases): Promise<Trial> {
  const repository = await opened(at);
  const tip = git(at, ['rev-parse', 'HEAD']);
  const { patches } = await forkSeries(repository, from, tip, null);
  const range = { from: '1.0.0', to: '1.1.0' };
  return trialOfFork(repository, parser, hooks, {
    patches,
    lessons: [],
    tip,
    target: to,
    migrations: [],
    range,
    limit: UNLIMITED,
  });
}

describe('what plain git leaves', () => {
  it('is what its rebase of the hooks as one commit leaves, with or without a fork', async () => {
    const pair = releases();
    const files = readdirSync(pair.at, { recursive: true });
    const trial = await onHooks(pair);
    expect(readdirSync(pair.at, { recursive: true })).toEqual(files);
    commit(pair.at, { [PASSES]: hooked(OLD) });
    expect(await onFork(pair)).toMatchObject({ git_conflicts: trial.git_conflicts });
    const [left] = rebaseOnto(pair.at, pair.from, pair.to);
    expect(left?.openings).toHaveLength(1);
    expect(trial).toMatchObject({
      git_conflicts: [`passes.rs line ${left?.openings[0]}`],
      conflicts_expected: [],
      auto_mergeable: true,
    });
  });

  it('is nothing where lines merge', async () => {
    const trial = await onHooks(releases(`// New.\n${OLD}`));
    expect(trial).toMatchObject({ git_conflicts: [], auto_mergeable: true });
  });

  it('is named by git’s own word where there is no marker', async () => {
    const pair = releases(null);
    expect(await onHooks(pair)).toMatchObject({
      git_conflicts: ['passes.rs (modify/delete)'],
      auto_mergeable: false,
    });
  });

  it('is found patch by patch, each on what the sync made of those before, until the sync stops', async () => {
    const pair = releases();
    commit(pair.at, { [PASSES]: hooked(OLD) });
    commit(pair.at, { 'src/own.txt': 'zero\none\nfork\nthree\n' });
    commit(pair.at, { [PASSES]: hooked(OLD).replace('input_stats', 'never_reached') });
    const stopsFirst = rebaseOnto(pair.at, pair.from, pair.to);
    const trial = await onFork(pair);
    expect(stopsFirst.map(({ path }) => path)).toEqual([PASSES]);
    expect(trial).toMatchObject({
      git_conflicts: [`passes.rs line ${stopsFirst[0]?.openings[0]}`, 'own.txt line 3'],
      conflicts_expected: [expect.stringMatching(/^own\.txt line \d$/)],
      auto_mergeable: false,
    });
  });
});

describe('a hook that the old release has no place for', () => {
  it('is not left to a person but untried, with why', async () => {
    const at = makeRepository(join(temporaryFolder('trial'), 'repository'));
    const from = commit(at, { [PASSES]: 'fn nothing_known() {}\n' });
    const to = commit(at, { [PASSES]: NEW });
    const trial = await onHooks({ at, from, to });
    expect([...trial.untried.keys()]).toEqual([PASSES]);
    expect(trial).toMatchObject({ unresolved: new Set(), conflicts_expected: [] });
    expect(trial.notes.join()).toContain(trial.untried.get(PASSES));
  });
});
