/** A replay that knows what persons made of conflicts before. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { insertHooks } from '../../src/engine/intents/insert.ts';
import type { Lesson } from '../../src/engine/learn/lesson.ts';
import { UNLIMITED } from '../../src/engine/merge/limit.ts';
import { committerOf } from '../../src/sync/committer.ts';
import { learnedFrom } from '../../src/sync/learn.ts';
import {
  NOTHING_REPLAYED,
  replay,
  type ReplayResult,
  type ReplayStop,
} from '../../src/sync/replay.ts';
import { forkSeries } from '../../src/sync/series.ts';
import type { GitWriter } from '../../src/ports/git.ts';
import { commit, git, makeRepository, opened } from '../adapters/git/repository.ts';
import { temporaryFolder } from '../support/folders.ts';
import { hooksIn } from '../support/hooks.ts';
import { rustParser } from '../support/rust-parser.ts';
import { passesFile } from '../support/rustc-shape.ts';

const parser = await rustParser();
const hooks = hooksIn('passes.rs');
const PASSES = hooks[0]?.file ?? '';
const OTHER = 'compiler/rustc_lint/src/late.rs';

/** A file of upstream's with a call; upstream has a provider more in the newer one. */
function passes(call: string, providers = ['lint', 'privacy'], args = 'providers'): string {
  const body = `    sess.time("checking", || tcx.check_all());\n    ${call};\n`;
  return passesFile({ body, providers, args });
}

function hooked(text: string): string {
  const result = insertHooks(parser, text, hooks);
  if (result.kind === 'failed') throw new Error(JSON.stringify(result.failures));
  return result.text;
}

interface Fork {
  readonly folder: string;
  readonly repository: GitWriter;
  replayed(lessons: readonly Lesson[]): Promise<ReplayResult>;
}

/** A fork of two patches: in a file with hooks, then in one without. */
async function fork(args?: string): Promise<Fork> {
  const folder = makeRepository(join(temporaryFolder('offers'), 'repository'));
  const other = (call: string): string => `fn late() {\n    before();\n    ${call};\n}\n`;
  const from = commit(folder, { [PASSES]: passes('load(a)'), [OTHER]: other('note(key)') });
  const onto = commit(folder, {
    [PASSES]: passes('load(a, others)', ['lint', 'privacy', 'ty'], args),
    [OTHER]: other('note(key, span)'),
  });
  git(folder, ['checkout', '--quiet', '--detach', from]);
  commit(folder, { [PASSES]: hooked(passes('load(a, mine)')) });
  const tip = commit(folder, { [OTHER]: other('note(key, hook)') });
  const repository = await opened(folder);
  const { patches } = await forkSeries(repository, from, tip, null);
  const committer = await committerOf(repository, new Date(0));
  return {
    folder,
    repository,
    replayed: (lessons) =>
      replay({
        git: repository,
        parser,
        hooks,
        limit: UNLIMITED,
        patches,
        lessons,
        onto,
        committer,
        before: NOTHING_REPLAYED,
      }),
  };
}

function stop(result: ReplayResult): ReplayStop {
  if (result.kind !== 'conflicts') throw new Error('nothing stopped');
  return result;
}

/** What a person teaches who resolves the first stop so. */
async function lessonsOf(own: Fork, call: string): Promise<Lesson[]> {
  const { folder, repository } = own;
  const stopped = stop(await own.replayed([]));
  expect(stopped.conflicts).toMatchObject([{ path: PASSES }]);
  const text = git(folder, ['show', `${stopped.tree}:${PASSES}`]);
  const resolved = text.replace(/^<{7}[\s\S]*^>{7}.*$/m, `    ${call};`);
  const id = await repository.writeBlob(Buffer.from(`${resolved}\n`));
  const edit = { path: PASSES, entry: { mode: '100644', id } };
  const tree = await repository.writeTree(stopped.tree, [edit]);
  const learned = await learnedFrom(repository, parser, stopped, tree);
  const origin = {
    sync_id: 's1',
    patch: stopped.at,
    file_path: PASSES,
    line: 1,
    created_at: '2026-01-02T00:00:00.000Z',
  };
  return [...learned.values()].map(({ shape, template }) => ({
    shape_text: shape.text,
    template,
    safe: true,
    origins: [origin],
  }));
}

describe('a replay with lessons', () => {
  it('goes on by itself through every conflict of a shape that was accepted, hooks in their places', async () => {
    const own = await fork();
    const lessons = await lessonsOf(own, 'load(a, others, mine)');
    const result = await own.replayed(lessons);
    if (result.kind !== 'replayed') throw new Error(JSON.stringify(result.conflicts));
    const show = (path: string): string => git(own.folder, ['show', `${result.tip}:${path}`]);
    expect(show(OTHER)).toContain('\n    note(key, span, hook);\n');
    expect(`${show(PASSES)}\n`).toBe(
      hooked(passes('load(a, others, mine)', ['lint', 'privacy', 'ty'])),
    );
    const learned = result.decisions.filter(({ rule }) => rule?.startsWith('learned ') === true);
    expect(learned.map(({ path, resolution_type }) => [path, resolution_type])).toEqual([
      [PASSES, 'pattern'],
      [OTHER, 'pattern'],
    ]);
    expect(learned[0]?.description).toContain(`sync s1, ${PASSES} line 1, 2026-01-02`);
    expect(result.notes.some((note) => note.startsWith(`${OTHER} line 3: resolved as`))).toBe(true);
  });

  it('goes on where a hook had to take a new form, and not with that form lost', async () => {
    const own = await fork('&mut providers.queries');
    const lessons = await lessonsOf(own, 'load(a, others, mine)');
    const result = await own.replayed(lessons);
    if (result.kind !== 'replayed') throw new Error(JSON.stringify(result.conflicts));
    const made = git(own.folder, ['show', `${result.tip}:${PASSES}`]);
    expect(made).toContain('    rustc_verify::provide(&mut providers.queries);\n');
    expect(made).toContain('    load(a, others, mine);\n');
    const { conflicts } = stop(await own.replayed(await lessonsOf(own, 'load(a, others)')));
    expect(conflicts[0]?.offers?.[0]?.failed).toMatch(/^merged an edit would be lost/);
  });

  it('stops where nobody accepted the lesson, with the offer', async () => {
    const own = await fork();
    const lessons = (await lessonsOf(own, 'load(a, others, mine)')).map((lesson) => ({
      ...lesson,
      safe: false,
    }));
    const { conflicts } = stop(await own.replayed(lessons));
    expect(conflicts.map(({ offers }) => offers)).toMatchObject([
      [{ text: '    load(a, others, mine);\n', failed: null, safe: false }],
    ]);
  });

  it('stops where two persons resolved the shape otherwise, and offers both', async () => {
    const own = await fork();
    const lessons = [
      ...(await lessonsOf(own, 'load(a, others, mine)')),
      ...(await lessonsOf(own, 'load(a, mine, others)')),
    ];
    const { conflicts } = stop(await own.replayed(lessons));
    expect(conflicts[0]?.offers).toHaveLength(2);
  });

  it('stops where the lesson loses an edit, though a person accepted it', async () => {
    const own = await fork();
    const { conflicts } = stop(await own.replayed(await lessonsOf(own, 'load(a, mine)')));
    expect(conflicts[0]?.offers).toMatchObject([
      { safe: true, failed: expect.stringMatching(/^merged an edit would be lost/) },
    ]);
  });

  it('stops where the lesson brings a hook a second time', async () => {
    const own = await fork();
    const twice = 'load(a, others, mine);\n    rustc_verify::verify_crate(tcx, &config)';
    const { conflicts } = stop(await own.replayed(await lessonsOf(own, twice)));
    expect(conflicts[0]?.offers?.[0]?.failed).not.toBeNull();
  });
});
