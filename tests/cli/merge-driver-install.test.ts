import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/folders.ts';
import { driverRepository } from '../support/driver-repository.ts';

const LINES = ['*.rs', 'Cargo.toml', 'Cargo.lock'].map((file) => `${file} merge=trust-upstream`);

describe('merge-driver --install', () => {
  it('writes attributes and configuration, and shows them', () => {
    const repo = driverRepository();
    const ran = repo.program('merge-driver', '--install');
    expect(ran).toMatchObject({ exit: 0, err: '' });
    for (const line of LINES) {
      expect(ran.out).toContain(`+ ${line}\n`);
      expect(repo.read('.gitattributes')).toContain(`${line}\n`);
    }
    expect(ran.out).toContain('+ merge.trust-upstream.driver = ');
    expect(repo.git('config', '--local', 'merge.trust-upstream.driver').out).toContain(
      '%O %A %B %L %P',
    );
    expect(repo.git('check-attr', 'merge', 'a/b.rs').out).toBe('a/b.rs: merge: trust-upstream\n');
  });

  it('a second time changes nothing', () => {
    const repo = driverRepository();
    repo.program('merge-driver', '--install');
    const before = [repo.read('.gitattributes'), repo.read('.git/config')];
    expect(repo.program('merge-driver', '--install')).toEqual({
      exit: 0,
      out: 'already installed\n',
      err: '',
    });
    expect([repo.read('.gitattributes'), repo.read('.git/config')]).toEqual(before);
  });

  it('--dry-run shows the same and writes nothing', () => {
    const repo = driverRepository();
    const before = repo.read('.git/config');
    const dry = repo.program('merge-driver', '--install', '--dry-run');
    expect(existsSync(join(repo.folder, '.gitattributes'))).toBe(false);
    expect(repo.read('.git/config')).toBe(before);
    const real = repo.program('merge-driver', '--install');
    expect(dry.out).toBe(`${real.out}dry run: nothing was changed\n`);
  });

  it.each([
    ['no file', null],
    ['an empty file', ''],
    ['other lines', '* text=auto\n*.bin binary\n'],
    ['a last line without its end', '* text=auto'],
    ['Windows line ends', '* text=auto\r\n*.png -text\r\n'],
  ])('--uninstall leaves every byte as it was: %s', (_name, text) => {
    const repo = driverRepository();
    const file = join(repo.folder, '.gitattributes');
    if (text !== null) writeFileSync(file, text);
    const config = repo.read('.git/config');
    repo.program('merge-driver', '--install');
    expect(readFileSync(file, 'utf8')).not.toBe(text);
    const undone = repo.program('merge-driver', '--uninstall');
    expect(undone).toMatchObject({ exit: 0, err: '' });
    expect(undone.out).toContain('- *.rs merge=trust-upstream\n');
    expect(existsSync(file) ? readFileSync(file, 'utf8') : null).toBe(text);
    expect(repo.read('.git/config')).toBe(config);
    expect(repo.program('merge-driver', '--uninstall').out).toBe(
      'not installed: nothing to undo\n',
    );
  });

  it('--uninstall keeps what was written around our lines', () => {
    const repo = driverRepository();
    writeFileSync(join(repo.folder, '.gitattributes'), 'first');
    repo.program('merge-driver', '--install');
    writeFileSync(join(repo.folder, '.gitattributes'), `${repo.read('.gitattributes')}last\n`);
    repo.program('merge-driver', '--uninstall');
    expect(repo.read('.gitattributes')).toBe('first\nlast\n');
  });

  it.each([
    ['*.rs merge=union\n', /has the line "\*\.rs merge=union" \(take it out, or pass --force/],
    ['* merge=union\n', /git merges files such as src\/lib\.rs by "union" here/],
  ])('leaves another way to merge alone: %j', (text, words) => {
    const repo = driverRepository();
    const file = join(repo.folder, '.gitattributes');
    writeFileSync(file, text);
    const config = repo.read('.git/config');
    const refused = repo.program('merge-driver', '--install');
    expect(refused).toMatchObject({ exit: 2, out: '' });
    expect(refused.err).toMatch(words);
    expect(refused.err.trimEnd().split('\n')).toHaveLength(1);
    expect([repo.read('.gitattributes'), repo.read('.git/config')]).toEqual([text, config]);
    expect(repo.program('merge-driver', '--install', '--force').exit).toBe(0);
    expect(repo.git('check-attr', 'merge', 'a.rs').out).toBe('a.rs: merge: trust-upstream\n');
    repo.program('merge-driver', '--uninstall');
    expect([repo.read('.gitattributes'), repo.read('.git/config')]).toEqual([text, config]);
  });

  it('leaves another driver of this name alone', () => {
    const repo = driverRepository();
    repo.git('config', 'merge.trust-upstream.driver', 'other %A');
    const config = repo.read('.git/config');
    const refused = repo.program('merge-driver', '--install');
    expect(refused.exit).toBe(2);
    expect(refused.err).toContain('has merge.trust-upstream.driver = other %A');
    expect(existsSync(join(repo.folder, '.gitattributes'))).toBe(false);
    expect(repo.program('merge-driver', '--uninstall').out).toBe(
      'not installed: nothing to undo\n',
    );
    expect(repo.read('.git/config')).toBe(config);
    expect(repo.program('merge-driver', '--install', '--force').exit).toBe(0);
  });

  it('brings our own driver up to date when the program has moved', () => {
    const repo = driverRepository();
    repo.program('merge-driver', '--install');
    const ours = repo.git('config', 'merge.trust-upstream.driver').out.trim();
    repo.git('config', 'merge.trust-upstream.driver', ours.replace(process.execPath, '/old/node'));
    const again = repo.program('merge-driver', '--install');
    expect(again.exit).toBe(0);
    expect(again.out).toContain('- merge.trust-upstream.driver = was=');
    expect(repo.git('config', 'merge.trust-upstream.driver').out.trim()).toBe(ours);
  });

  it('--global: in the configuration and the attributes of the user, and undone', () => {
    const repo = driverRepository();
    const ran = repo.program('merge-driver', '--install', '--global');
    expect(ran).toMatchObject({ exit: 0, err: '' });
    expect(readFileSync(join(repo.home, '.config/git/attributes'), 'utf8')).toContain(LINES[0]);
    expect(repo.git('check-attr', 'merge', 'a.rs').out).toBe('a.rs: merge: trust-upstream\n');
    expect(repo.git('config', '--global', 'merge.trust-upstream.recursive').out).toBe('text\n');
    expect(existsSync(join(repo.folder, '.gitattributes'))).toBe(false);
    repo.program('merge-driver', '--uninstall', '--global');
    expect(existsSync(join(repo.home, '.config/git/attributes'))).toBe(false);
    expect(repo.git('config', '--global', '--list').out).toBe('');
  });

  it('--global: the file that core.attributesFile names', () => {
    const repo = driverRepository();
    repo.git('config', '--global', 'core.attributesFile', '~/my attributes');
    repo.program('merge-driver', '--install', '--global');
    expect(readFileSync(join(repo.home, 'my attributes'), 'utf8')).toContain(LINES[0]);
  });

  it('from a subfolder and from a linked worktree', () => {
    const repo = driverRepository();
    repo.commit({ 'sub/a.txt': 'a\n' });
    repo.program('--fork', 'sub', 'merge-driver', '--install');
    expect(repo.read('.gitattributes')).toContain(LINES[0]);
    repo.git('worktree', 'add', '-q', join(repo.home, 'linked'));
    repo.program('--fork', join(repo.home, 'linked'), 'merge-driver', '--install');
    expect(readFileSync(join(repo.home, 'linked/.gitattributes'), 'utf8')).toContain(LINES[0]);
  });

  it('--json follows its schema', () => {
    const repo = driverRepository();
    const ran = repo.program('--json', 'merge-driver', '--install', '--dry-run');
    expect(JSON.parse(ran.out)).toMatchObject({
      schema_version: 1,
      dry_run: true,
      changes: [{ kind: 'configuration' }, {}, {}, { kind: 'attributes', before: null }],
    });
    expect(repo.program('schema', 'merge_driver').exit).toBe(0);
  });

  it.each([
    [
      ['merge-driver', '--install', '--uninstall'],
      2,
      /bad usage: --install and --uninstall stand alone/,
    ],
    [['merge-driver', '--install', 'file'], 2, /bad usage/],
    [['merge-driver', '--install', '--nothing'], 2, /bad usage/],
    [['--fork', '/nowhere', 'merge-driver', '--install'], 2, /not a repository/],
  ])('bad input: %j', (args, exit, words) => {
    const repo = driverRepository();
    const ran = repo.program(...args);
    expect(ran).toMatchObject({ exit, out: '' });
    expect(ran.err).toMatch(words);
    expect(existsSync(join(repo.folder, '.gitattributes'))).toBe(false);
  });

  it('refuses a bare repository, which has no place for attributes', () => {
    const bare = join(temporaryFolder('bare'), 'bare.git');
    const repo = driverRepository();
    repo.git('init', '-q', '--bare', bare);
    const ran = repo.program('--fork', bare, 'merge-driver', '--install');
    expect(ran).toMatchObject({ exit: 2, out: '' });
    expect(ran.err).toMatch(/has no working tree to hold \.gitattributes/);
  });
});
