/** Files that the real git left with markers. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, type Ran } from '../support/cli.ts';
import { type DriverRepository, driverRepository } from '../support/driver-repository.ts';
import { temporaryFolder } from '../support/folders.ts';

const BASE = 'fn a() {}\nfn m() -> u8 {\n    1\n}\n\nfn far() {}\nfn away() {}\n\nfn z() {}\n';
const OURS = BASE.replace('1', '2');
const THEIRS = BASE.replace('1', '3');
const conflict = (ours: string, theirs: string): string =>
  `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> theirs\n`;

/** Git leaves one conflict that is none with the base known: both removed a blank in the same way, ours did more. */
function merged(
  style: 'merge' | 'diff3' | 'zdiff3',
  sides = { base: BASE, ours: OURS, theirs: THEIRS },
): DriverRepository {
  const repo = driverRepository();
  repo.git('config', 'merge.conflictStyle', style);
  const at = (text: string): Record<string, string> => ({ 'src/lib.rs': text });
  repo.fork({ base: at(sides.base), ours: at(sides.ours), theirs: at(sides.theirs) });
  expect(repo.git('merge', 'theirs').exit).toBe(1);
  return repo;
}

function resolve(repo: DriverRepository, ...options: string[]): Promise<Ran> {
  return cli('resolve', join(repo.folder, 'src/lib.rs'), ...options);
}

/** One conflict that a person cannot be spared, and one of which a side was set back to the base by hand. */
const OPEN = `${BASE}fn x() { 1 }\n`;
const sidesWithTwo = {
  base: OPEN,
  ours: OPEN.replace('    1\n', '    2\n').replace('x() { 1', 'x() { 2'),
  theirs: OPEN.replace('    1\n', '    3\n').replace('x() { 1', 'x() { 3'),
};

describe('resolve', () => {
  it('a file without markers is said, and is no failure', async () => {
    const file = join(temporaryFolder('resolve'), 'a.rs');
    writeFileSync(file, BASE);
    const ran = await cli('resolve', file);
    expect(ran).toEqual({
      exit: 0,
      out: `${file}: nothing to resolve: no conflict markers\n`,
      err: '',
    });
    expect(readFileSync(file, 'utf8')).toBe(BASE);
  });

  it('what only one side changed, by the base in the markers; no git is needed', async () => {
    const file = join(temporaryFolder('resolve'), 'a.rs');
    const marked = (ours: string, base: string, theirs: string): string =>
      `<<<<<<< o\n${ours}||||||| b\n${base}=======\n${theirs}>>>>>>> t\n`;
    writeFileSync(
      file,
      `${BASE}${marked('fn p() {}\n', 'fn p() {}\n', 'fn q() {}\n')}// written by hand\n`,
    );
    const ran = await cli('resolve', file, '--review', '--explain');
    expect(ran.exit).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(`${BASE}fn q() {}\n// written by hand\n`);
    expect(ran.out).toContain('1 conflict resolved (base from the markers)');
    expect(ran.out).toContain(
      `:10: theirs: only theirs changed it (ours 1, base 1, theirs 1 lines)`,
    );
    expect(ran.out).toContain('\n-<<<<<<< o\n');
    expect(ran.out).toContain('\n fn q() {}\n');
  });

  it.each(['merge', 'diff3', 'zdiff3'] as const)(
    'a real conflict in %s style is left as it was, byte for byte, exit 3',
    async (style) => {
      const repo = merged(style);
      const before = repo.read('src/lib.rs');
      const ran = await resolve(repo);
      expect(ran.exit).toBe(3);
      expect(ran.out).toContain('1 conflict left to a person (base from the index)');
      expect(repo.read('src/lib.rs')).toBe(before);
    },
  );

  it.each(['merge', 'diff3', 'zdiff3'] as const)(
    'in %s style: what a person settled by hand stays, and so does what they wrote elsewhere',
    async (style) => {
      const repo = merged(style, sidesWithTwo);
      const marked = repo.read('src/lib.rs');
      const second = marked.slice(marked.lastIndexOf('<<<<<<< '));
      const edited = marked
        .slice(0, marked.length - second.length)
        .replace('fn far() {}', 'fn far() { /* by hand */ }');
      writeFileSync(join(repo.folder, 'src/lib.rs'), `${edited}fn x() { 9 }\n`);
      const ran = await resolve(repo);
      expect(ran.exit).toBe(3);
      expect(repo.read('src/lib.rs')).toBe(`${edited}fn x() { 9 }\n`);
      // Theirs set back to the base inside of the markers: now only ours changed it.
      if (style === 'merge') return;
      const settled = repo.read('src/lib.rs').replace('    3\n', '    1\n');
      writeFileSync(join(repo.folder, 'src/lib.rs'), settled);
      expect((await resolve(repo)).exit).toBe(0);
      expect(repo.read('src/lib.rs')).toBe(
        OPEN.replace('    1\n', '    2\n')
          .replace('fn far() {}', 'fn far() { /* by hand */ }')
          .replace('x() { 1', 'x() { 9'),
      );
    },
  );

  it('the same with --dry-run writes nothing', async () => {
    const file = join(temporaryFolder('resolve'), 'a.rs');
    const text = `<<<<<<< o\nfn p() {}\n||||||| b\nfn p() {}\n=======\nfn q() {}\n>>>>>>> t\n`;
    writeFileSync(file, text);
    const ran = await cli('resolve', '--review', '--dry-run', file);
    expect(ran.exit).toBe(0);
    expect(ran.out).toContain('theirs: only theirs changed it');
    expect(ran.out).toContain('dry run: nothing was written');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('from the commits that the labels name, when the index no longer knows', async () => {
    const repo = merged('merge', sidesWithTwo);
    repo.git('add', '--all');
    const ran = await resolve(repo);
    expect(ran.exit).toBe(3);
    expect(ran.out).toContain('2 conflicts left to a person (base from the commits)');
  });

  it('a merge-style conflict that no commit knows is said and left', async () => {
    const file = join(temporaryFolder('resolve'), 'a.rs');
    const text = BASE + conflict('fn p() {}\n', 'fn q() {}\n');
    writeFileSync(file, text);
    const ran = await cli('resolve', file);
    expect(ran.exit).toBe(3);
    expect(ran.out).toMatch(
      /1 conflict left to a person: no base: not in the markers, the index, or/,
    );
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('what can be resolved is, and the rest keeps its markers, their size and their style', async () => {
    const file = join(temporaryFolder('resolve'), 'a.rs');
    const size = 9;
    const marker = (sign: string, label: string): string => `${sign.repeat(size)}${label}\n`;
    const one = (ours: string, base: string, theirs: string): string =>
      marker('<', ' HEAD') +
      ours +
      marker('|', ' b') +
      base +
      marker('=', '') +
      theirs +
      marker('>', ' t');
    const open = one('fn o() { 2 }\n', 'fn o() { 1 }\n', 'fn o() { 3 }\n');
    writeFileSync(file, `${one('fn p() {}\n', 'fn p() {}\n', 'fn q() {}\n')}${BASE}${open}`);
    const ran = await cli('resolve', file, '--json', '--conflicts-out', temporaryFolder('out'));
    expect(ran.exit).toBe(3);
    const text = readFileSync(file, 'utf8');
    expect(text).toBe(
      `fn q() {}\n${BASE}${open.replace(' HEAD\n', ' HEAD — fn o (both changed these lines)\n')}`,
    );
    const report = JSON.parse(ran.out);
    expect(report.files).toMatchObject([
      {
        status: 'reduced',
        base_from: 'markers',
        conflicts_before: 2,
        resolved: [{ choice: 'theirs', lines: [1, 1], why: 'only theirs changed it' }],
        conflicts: [
          { line: 11, item: 'fn o', reason: 'both changed these lines', ours: { lines: [12, 12] } },
        ],
      },
    ]);
    // A second time there is nothing more to be had.
    expect((await cli('resolve', file)).exit).toBe(3);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('keeps Windows line ends', async () => {
    const file = join(temporaryFolder('resolve'), 'a.rs');
    const text = `${BASE}<<<<<<< o\nfn p() {}\n||||||| b\nfn p() {}\n=======\nfn q() {}\n>>>>>>> t\n`;
    writeFileSync(file, text.replaceAll('\n', '\r\n'));
    expect((await cli('resolve', file)).exit).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(`${BASE}fn q() {}\n`.replaceAll('\n', '\r\n'));
  });

  it('--stage adds what is resolved', async () => {
    const repo = merged('diff3');
    writeFileSync(
      join(repo.folder, 'src/lib.rs'),
      repo.read('src/lib.rs').replace('    3\n', '    1\n'),
    );
    expect((await resolve(repo, '--stage')).exit).toBe(0);
    expect(repo.git('status', '--short').out).toBe('');
    expect(repo.git('ls-files', '--unmerged').out).toBe('');
    expect(repo.read('src/lib.rs')).toBe(OURS);
  });
});

describe('text that looks like markers', () => {
  const TEXT = 'const T: &str = r"\n<<<<<<< ours\nx\n=======\ny\n>>>>>>> theirs\n";\n';

  it('in a string of both sides is no conflict, by the index', async () => {
    const sides = { base: TEXT + BASE, ours: TEXT + OURS, theirs: TEXT + THEIRS };
    const repo = merged('diff3', sides);
    const settled = repo.read('src/lib.rs').replace('    3\n', '    1\n');
    writeFileSync(join(repo.folder, 'src/lib.rs'), settled);
    expect((await resolve(repo)).exit).toBe(0);
    expect(repo.read('src/lib.rs')).toBe(TEXT + OURS);
  });

  it.each([
    [
      'in a string, and nobody to ask',
      TEXT + BASE,
      /line 2: these markers may be the text of a string/,
    ],
    ['in a comment', `/*\n${conflict('a\n', 'b\n')}*/\n`, /line 2: these markers may be/],
    [
      'without an end',
      `${BASE}<<<<<<< HEAD\nx\n=======\n`,
      /line 10: an opening marker whose conflict does not end/,
    ],
    [
      'without a beginning',
      `${BASE}>>>>>>> theirs\n`,
      /line 10: a closing marker without its opening/,
    ],
    ['one in the other', conflict(conflict('a\n', 'b\n'), 'c\n'), /in no order of a conflict/],
    [
      'of two sizes side by side',
      conflict('a\n', 'b\n') + conflict('a\n', 'b\n').replaceAll(/^([<=>])\1+/gm, '$&$1'),
      /markers of two sizes stand side by side/,
    ],
  ])('%s: refused with the line, nothing changed', async (_name, text, why) => {
    const file = join(temporaryFolder('resolve'), 'a.rs');
    writeFileSync(file, text);
    const ran = await cli('resolve', file);
    expect(ran).toMatchObject({ exit: 3, err: '' });
    expect(ran.out).toMatch(why);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});

describe('bad input: one line, and nothing is changed, also not the files named beside it', () => {
  it.each([
    ['a file that is not there', 'gone.rs', null, /bad usage: there is no file/],
    ['a folder', '.', null, /bad usage: .* is a folder/],
    [
      'not UTF-8',
      'x.rs',
      Buffer.from([0x3c, 0xff, 0x0a]),
      /unreadable input: .*x\.rs is not UTF-8 text/,
    ],
  ])('%s', async (_name, name, bytes, words) => {
    const folder = temporaryFolder('resolve');
    const good = join(folder, 'a.rs');
    const text = `<<<<<<< o\nfn p() {}\n||||||| b\nfn p() {}\n=======\nfn q() {}\n>>>>>>> t\n`;
    writeFileSync(good, text);
    if (bytes !== null) writeFileSync(join(folder, name), bytes);
    const ran = await cli('resolve', good, join(folder, name));
    expect(ran).toMatchObject({ exit: 2, out: '' });
    expect(ran.err).toMatch(words);
    expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
    expect(readFileSync(good, 'utf8')).toBe(text);
  });

  it.each([[[]], [['--time-limit', 'x', 'a.rs']], [['--nothing', 'a.rs']]])('%j', async (args) => {
    const ran = await cli('resolve', ...args);
    expect(ran).toMatchObject({ exit: 2, out: '' });
    expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
  });
});
