/** Real repositories, in which the real git calls the installed driver. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DriverRepository, driverRepository } from '../support/driver-repository.ts';
import { temporaryFolder } from '../support/folders.ts';

const BASE = 'fn a() {}\nfn m() -> u8 {\n    1\n}\nfn z() {}\n';
const OURS = BASE.replace('1', '2');
const THEIRS = BASE.replace('1', '3');
/** Only our driver names the item. */
const OWN =
  /^<{7} .* — fn m \(both changed these lines\)\n {4}2\n\|{7} .*\n {4}1\n={7}\n {4}3\n>{7} /m;
/** What git itself would have left: no marker names an item. */
const PLAIN = /^<{7} ours\n {4}2\n\|{7} base\n {4}1\n={7}\n {4}3\n>{7} theirs$/m;

function conflicting(path = 'src/lib.rs', name?: string): DriverRepository {
  const repo = driverRepository(name);
  repo.program('merge-driver', '--install');
  repo.fork({ base: { [path]: BASE }, ours: { [path]: OURS }, theirs: { [path]: THEIRS } });
  return repo;
}

describe('git with the installed driver', () => {
  it.each([
    ['merge', ['merge', 'theirs']],
    ['cherry-pick', ['cherry-pick', 'theirs']],
    ['merge -s recursive', ['merge', '-s', 'recursive', 'theirs']],
  ])('%s', (_name, args) => {
    const repo = conflicting();
    expect(repo.git(...args).exit).toBe(1);
    expect(repo.read('src/lib.rs')).toMatch(OWN);
    expect(repo.git('status', '--short').out).toBe('UU src/lib.rs\n');
  });

  it('rebase: ours is what git calls ours', () => {
    const repo = conflicting();
    repo.git('checkout', '-q', 'theirs');
    expect(repo.git('rebase', 'main').exit).toBe(1);
    expect(repo.read('src/lib.rs')).toMatch(OWN);
  });

  it('stash pop', () => {
    const repo = conflicting();
    writeFileSync(join(repo.folder, 'src/lib.rs'), BASE.replace('1', '4'));
    repo.git('stash');
    repo.git('checkout', '-q', 'theirs');
    expect(repo.git('stash', 'pop').exit).toBe(1);
    expect(repo.read('src/lib.rs')).toContain('— fn m (both changed these lines)');
  });

  it('merge-tree, also in a bare clone: nothing but its own words on stdout', () => {
    const repo = conflicting();
    const tree = repo.git(
      'merge-tree',
      '--write-tree',
      '--name-only',
      '--no-messages',
      'main',
      'theirs',
    );
    expect(tree.exit).toBe(1);
    const [id = ''] = tree.out.split('\n');
    expect(tree.out).toBe(`${id}\nsrc/lib.rs\n`);
    expect(repo.git('show', `${id}:src/lib.rs`).out).toMatch(OWN);
    repo.program('merge-driver', '--install', '--global');
    const bare = join(repo.home, 'bare.git');
    repo.git('clone', '-q', '--bare', '.', bare);
    const inBare = repo.git('-C', bare, 'merge-tree', '--write-tree', 'main', 'theirs').out;
    expect(repo.git('-C', bare, 'show', `${inBare.split('\n')[0]}:src/lib.rs`).out).toMatch(OWN);
  });

  it('what is clean is clean', () => {
    const repo = driverRepository();
    repo.program('merge-driver', '--install');
    repo.fork({
      base: { 'a.rs': BASE },
      ours: { 'a.rs': OURS },
      theirs: { 'a.rs': `${BASE}fn q() {}\n` },
    });
    expect(repo.git('merge', '--no-edit', 'theirs').exit).toBe(0);
    expect(repo.read('a.rs')).toBe(`${OURS}fn q() {}\n`);
  });

  it.each([
    ['blanks and quotes in the path', "a b/it's.rs"],
    ['names that are not ASCII', 'Übung/ж.rs'],
    ['a dash in front', '-x.rs'],
    ['signs of a shell', '$(touch oops) `x`;.rs'],
  ])('%s', (_name, path) => {
    const repo = conflicting(path, "fork of 100% it's");
    expect(repo.git('merge', 'theirs').exit).toBe(1);
    expect(repo.read(path)).toMatch(OWN);
    expect(existsSync(join(repo.folder, 'oops'))).toBe(false);
  });

  it('from a subfolder, and in a linked worktree', () => {
    const repo = conflicting();
    expect(repo.git('-C', 'src', 'merge', 'theirs').exit).toBe(1);
    expect(repo.read('src/lib.rs')).toMatch(OWN);
    repo.git('merge', '--abort');
    repo.program('merge-driver', '--install', '--global');
    repo.git('worktree', 'add', '-q', '-b', 'other', 'linked tree', 'main');
    expect(repo.git('-C', 'linked tree', 'merge', 'theirs').exit).toBe(1);
    expect(repo.read('linked tree/src/lib.rs')).toMatch(OWN);
  });

  it('the size of the attribute conflict-marker-size', () => {
    const repo = conflicting();
    writeFileSync(join(repo.folder, '.git/info/attributes'), '*.rs conflict-marker-size=12\n');
    repo.git('merge', 'theirs');
    expect(repo.read('src/lib.rs')).toMatch(/^<{12} /m);
  });

  it('a criss-cross merge, whose base is itself a merge', () => {
    const repo = conflicting();
    const settle = (value: string): void => {
      writeFileSync(join(repo.folder, 'src/lib.rs'), BASE.replace('1', value));
      repo.git('commit', '-qam', `settled ${value}`);
    };
    const main = repo.git('rev-parse', 'main').out.trim();
    repo.git('merge', 'theirs');
    settle('5');
    repo.git('checkout', '-q', 'theirs');
    repo.git('merge', main);
    settle('6');
    expect(repo.git('merge', 'main').exit).toBe(1);
    const text = repo.read('src/lib.rs');
    expect(text).toMatch(/^<{7} .*\n {4}6\n/m);
    expect(text).toMatch(/^={7}\n {4}5\n>{7} /m);
    expect(text).toContain('fn a() {}');
  });
});

describe('never "ours" alone, whatever becomes of the program', () => {
  it.each([
    ['node is gone', (driver: string) => driver.replace(process.execPath, '/nowhere/node')],
    ['the program is gone', (driver: string) => driver.replace(/trust-upstream\.js/, 'gone.js')],
    [
      'it is killed',
      (driver: string) => driver.replace(/'[^']*node' '[^']*'/, `sh -c 'kill -9 $$' x`),
    ],
    [
      'it ends with 3',
      (driver: string) => driver.replace(/'[^']*node' '[^']*'/, `sh -c 'exit 3' x`),
    ],
  ])('%s: the line merge of git with markers', (_name, broken) => {
    const repo = conflicting();
    const driver = repo.git('config', 'merge.trust-upstream.driver').out.trim();
    expect(broken(driver)).not.toBe(driver);
    repo.git('config', 'merge.trust-upstream.driver', broken(driver));
    expect(repo.git('merge', 'theirs').exit).toBe(1);
    expect(repo.read('src/lib.rs')).toMatch(PLAIN);
  });

  it('the attribute without a driver: git merges as ever', () => {
    const repo = conflicting();
    repo.git('config', '--remove-section', 'merge.trust-upstream');
    expect(repo.git('merge', 'theirs').exit).toBe(1);
    expect(repo.read('src/lib.rs')).toMatch(/^<{7} HEAD\n {4}2\n={7}\n {4}3\n>{7} theirs$/m);
  });
});

it('installed from a folder with a blank and a quote in its path', () => {
  const parent = join(temporaryFolder('odd'), "it's here");
  mkdirSync(parent);
  const repo = driverRepository('repo', parent);
  expect(repo.program('merge-driver', '--install').exit).toBe(0);
  expect(repo.read('.gitattributes')).toContain('*.rs merge=trust-upstream');
});
