/** What git's own merge leaves, always beside what a real `git rebase` leaves in a checkout. */
import fc from 'fast-check';
import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { gitOpener } from '../../../src/adapters/git/opener.ts';
import type { GitConflict } from '../../../src/ports/git.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { rebaseOnto, type Unmerged } from '../../support/rebase.ts';
import { commit, type Content, git, makeRepository, opened, problemOf, put } from './repository.ts';

const folder = realpathSync(temporaryFolder('cherry-pick'));
const temporary = join(folder, 'temporary');
mkdirSync(temporary);
vi.stubEnv('TMPDIR', temporary);
afterAll(() => vi.unstubAllEnvs());

type Files = Readonly<Record<string, Content>>;
interface Sides {
  readonly base: Files;
  /** The fork. */
  readonly ours: Files;
  /** The new release. */
  readonly theirs: Files;
}

let made = 0;

/** A repository with two releases; checked out is the fork's commit on the older one. */
function forkOf({ base, ours, theirs }: Sides, ...flags: string[]): string {
  const at = makeRepository(join(folder, `fork-${made++}`), ...flags);
  const release = (name: string, files: Files, parent: string | null): void => {
    if (parent !== null) git(at, ['checkout', '--quiet', '--detach', parent]);
    for (const item of readdirSync(at))
      if (item !== '.git') rmSync(join(at, item), { recursive: true });
    commit(at, files, name);
    git(at, ['tag', name]);
  };
  release('old', base, null);
  release('new', theirs, 'old');
  release('fork', ours, 'old');
  return at;
}

async function predicted(at: string): Promise<GitConflict[]> {
  const repository = await opened(at);
  const [conflicts = []] = await repository.cherryPickConflicts([
    { before: 'old', after: 'fork', onto: 'new' },
  ]);
  return conflicts;
}

const withoutType = (conflicts: readonly GitConflict[]): Unmerged[] =>
  conflicts.map(({ path, openings }) => ({ path, openings }));

/** Prediction and rebase, which must agree. */
async function conflictsOf(sides: Sides): Promise<GitConflict[]> {
  const at = forkOf(sides);
  const conflicts = await predicted(at);
  expect(withoutType(conflicts)).toStrictEqual(rebaseOnto(at, 'old', 'new'));
  return conflicts;
}

const lines = (...words: readonly string[]): string => words.map((word) => `${word}\n`).join('');
const LONG = Array.from({ length: 40 }, (_, index) => `line ${index}`);
const changed = (text: readonly string[], at: number, to: string): string =>
  lines(...text.with(at, to));

describe('a real rebase leaves the same', () => {
  test('several conflicts in one file, in order', async () => {
    const ours = LONG.with(3, 'ours').with(20, 'ours').with(37, 'ours');
    const theirs = LONG.with(3, 'theirs').with(20, 'theirs').toSpliced(37, 1, 'theirs', 'more');
    const sides = {
      base: { 'a.rs': lines(...LONG) },
      ours: { 'a.rs': lines(...ours) },
      theirs: { 'a.rs': lines(...theirs) },
    };
    expect(await conflictsOf(sides)).toStrictEqual([
      { path: 'a.rs', openings: [4, 25, 46], type: 'contents' },
    ]);
  });

  test('nothing where the sides do not meet', async () => {
    const sides = {
      base: { 'a.rs': lines(...LONG), 'b.rs': 'b\n' },
      ours: { 'a.rs': changed(LONG, 3, 'ours'), 'b.rs': 'b\n' },
      theirs: { 'a.rs': changed(LONG, 30, 'theirs'), 'b.rs': 'other\n' },
    };
    expect(await conflictsOf(sides)).toStrictEqual([]);
  });

  test('a file that upstream renamed is followed', async () => {
    const sides = {
      base: { 'old/a.rs': lines(...LONG) },
      ours: { 'old/a.rs': changed(LONG, 3, 'ours') },
      theirs: { 'new/b.rs': changed(LONG, 3, 'theirs') },
    };
    expect(await conflictsOf(sides)).toStrictEqual([
      { path: 'new/b.rs', openings: [4], type: 'contents' },
    ]);
  });

  test('a file that upstream deleted: no marker, git’s own word for it', async () => {
    const sides = {
      base: { 'a.rs': lines(...LONG), 'b.rs': 'b\n' },
      ours: { 'a.rs': changed(LONG, 3, 'ours'), 'b.rs': 'b\n' },
      theirs: { 'b.rs': 'b\n' },
    };
    expect(await conflictsOf(sides)).toStrictEqual([
      { path: 'a.rs', openings: [], type: 'modify/delete' },
    ]);
  });

  test('carriage returns, bytes that are no text, a file both added', async () => {
    const crlf = (word: string): string => `a\r\n${word}\r\nc\r\n`;
    const sides = {
      base: { 'crlf.rs': crlf('b'), 'image.png': Buffer.from([0, 1, 2]) },
      ours: {
        'crlf.rs': crlf('ours'),
        'image.png': Buffer.from([0, 1, 3]),
        'ü "new".rs': 'ours\n',
      },
      theirs: {
        'crlf.rs': crlf('theirs'),
        'image.png': Buffer.from([0, 1, 4]),
        'ü "new".rs': 'theirs\n',
      },
    };
    expect(await conflictsOf(sides)).toMatchObject([
      { path: 'crlf.rs', openings: [2], type: 'contents' },
      { path: 'image.png', openings: [], type: expect.stringMatching(/binary|contents/) },
      { path: 'ü "new".rs', openings: [1], type: expect.stringContaining('contents') },
    ]);
  });

  test('a renamed file meets another of its new name: markers inside markers are one conflict', async () => {
    const sides = {
      base: { 'a.rs': lines(...LONG) },
      ours: { 'a.rs': changed(LONG, 3, 'ours'), 'b.rs': 'new\n' },
      theirs: { 'b.rs': changed(LONG, 3, 'theirs') },
    };
    expect(await conflictsOf(sides)).toMatchObject([{ path: 'b.rs', openings: [1] }]);
  });

  test('attributes of the tree count: what is united has no conflict', async () => {
    const attributes = { '.gitattributes': '*.md merge=union\n*.rs text\n' };
    const sides = {
      base: { ...attributes, 'a.md': 'a\n', 'a.rs': 'a\n' },
      ours: { ...attributes, 'a.md': 'ours\n', 'a.rs': 'ours\n' },
      theirs: { ...attributes, 'a.md': 'theirs\n', 'a.rs': 'theirs\n' },
    };
    expect((await conflictsOf(sides)).map(({ path }) => path)).toStrictEqual(['a.rs']);
  });

  test('any small texts', async () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd', '}', '');
    const end = fc.constantFrom('\n', '\n', '\r\n');
    const text = fc.tuple(fc.array(word, { maxLength: 8 }), end, fc.boolean());
    const file = fc.option(
      text.map(([words, eol, ended]) => words.join(eol) + (ended ? eol : '')),
      { freq: 8, nil: null },
    );
    const three = fc.record({ base: file, ours: file, theirs: file });
    await fc.assert(
      fc.asyncProperty(fc.array(three, { minLength: 1, maxLength: 12 }), async (files) => {
        const side = (which: keyof Sides): Files => {
          const held = files.flatMap((texts, index): [string, string][] =>
            texts[which] === null ? [] : [[`f${index}.rs`, texts[which]]],
          );
          return { 'kept.rs': 'kept\n', ...Object.fromEntries(held) };
        };
        await conflictsOf({ base: side('base'), ours: side('ours'), theirs: side('theirs') });
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

const TWICE: Sides = {
  base: { 'old.rs': lines(...LONG) },
  ours: { 'old.rs': lines(...LONG.with(3, 'ours').with(20, 'ours')) },
  theirs: { 'new.rs': lines(...LONG.with(3, 'theirs').with(20, 'theirs')) },
};
const LEFT = [{ path: 'new.rs', openings: [4, 25], type: 'contents' }];

describe('only git decides', () => {
  test('no setting, driver, attribute or recorded resolution of a person', async () => {
    const ran = join(folder, 'driver-ran');
    const driver = `[merge "personal"]\n\tdriver = touch ${ran}\n`;
    const personal = `[merge]\n\tconflictStyle = diff3\n\trenames = false\n\tdefault = personal\n[rerere]\n\tenabled = true\n[diff]\n\talgorithm = patience\n\trenames = false\n${driver}`;
    const attributes = '* merge=personal\n';
    const sides = Object.fromEntries(
      Object.entries(TWICE).map(([side, files]) => [
        side,
        { ...files, '.gitattributes': attributes },
      ]),
    ) as unknown as Sides;
    const at = forkOf(sides);
    put(folder, {
      personal: `${personal}[core]\n\tattributesFile = ${join(folder, 'attributes')}\n`,
      attributes,
    });
    put(at, { '.git/info/attributes': '* merge=union\n' });
    git(at, ['config', 'merge.conflictStyle', 'diff3']);
    git(at, ['config', 'merge.renames', 'false']);
    vi.stubEnv('GIT_CONFIG_GLOBAL', join(folder, 'personal'));
    expect(await predicted(at)).toStrictEqual(LEFT);
    expect(existsSync(ran)).toBe(false);
    vi.stubEnv('GIT_CONFIG_GLOBAL', undefined);
  });

  test('markers of others in a text are not counted', async () => {
    const quoted = ['<<<<<<< HEAD', 'ours', '=======', '>>>>>>> theirs', 'x', 'y', 'z'];
    const at = forkOf({
      base: { 'a.rs': lines(...quoted) },
      ours: { 'a.rs': changed(quoted, 6, 'ours') },
      theirs: { 'a.rs': changed(quoted, 6, 'theirs') },
    });
    expect(await predicted(at)).toMatchObject([{ openings: [7] }]);
  });

  test('repositories with longer ids are as good', async () => {
    expect(await predicted(forkOf(TWICE, '--object-format=sha256'))).toStrictEqual(LEFT);
  });
});

describe('a pick', () => {
  test('may be given by the files it changes, and each is merged for itself', async () => {
    const repository = await opened(forkOf(TWICE));
    const after = new Map([['old.rs', Buffer.from(changed(LONG, 20, 'mine'))]]);
    const pick = { before: 'old', after, onto: 'new' };
    expect(
      await repository.cherryPickConflicts([
        pick,
        { ...pick, after: 'fork' },
        { ...pick, onto: 'old' },
      ]),
    ).toStrictEqual([[{ path: 'new.rs', openings: [21], type: 'contents' }], LEFT, []]);
    expect(await repository.cherryPickConflicts([])).toStrictEqual([]);
  });

  test('sees what a scratch view sees; nothing is written to either repository', async () => {
    const upstream = forkOf(TWICE);
    const fork = makeRepository(join(folder, 'empty'));
    const before = [upstream, fork].map((at) => readdirSync(at, { recursive: true }));
    const view = await gitOpener.openScratch(fork, [upstream]);
    const commits = ['old', 'fork', 'new'].map((tag) => git(upstream, ['rev-parse', tag]));
    const [old = '', changedBy = '', release = ''] = commits;
    const id = await view.writeBlob(Buffer.from(lines(...LONG.with(3, 'scratch').with(20, 'x'))));
    const onto = await view.writeTree(release, [{ path: 'new.rs', entry: { mode: '100644', id } }]);
    const pick = { before: old, after: changedBy, onto };
    expect(await view.cherryPickConflicts([pick])).toStrictEqual([LEFT]);
    await view.close();
    expect([upstream, fork].map((at) => readdirSync(at, { recursive: true }))).toStrictEqual(
      before,
    );
    expect(readdirSync(temporary)).toStrictEqual([]);
  });

  test('brings what a blobless copy left at its origin', async () => {
    const origin = forkOf(TWICE);
    git(origin, ['config', 'uploadpack.allowFilter', 'true']);
    const copy = join(folder, 'blobless.git');
    git(folder, ['clone', '--quiet', '--bare', '--filter=blob:none', `file://${origin}`, copy]);
    expect(await predicted(copy)).toStrictEqual(LEFT);
  });

  test('needs its trees', async () => {
    const repository = await opened(forkOf(TWICE));
    const pick = { before: 'old', after: 'fork', onto: 'nowhere' };
    expect(await problemOf(repository.cherryPickConflicts([pick]))).toBe(
      'git: there is no tree nowhere',
    );
    expect(readdirSync(temporary)).toStrictEqual([]);
  });
});
