import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { files } from '../../../src/adapters/process/files.ts';
import { temporaryFolder } from '../../support/folders.ts';

const folder = temporaryFolder('files');

describe('reading', () => {
  it('gives the text, byte order mark and all', async () => {
    writeFileSync(join(folder, 'text'), '\uFEFFzwölf\r\n');
    expect(await files.read(join(folder, 'text'))).toBe('\uFEFFzwölf\r\n');
  });

  it('gives null where nothing is', async () => {
    writeFileSync(join(folder, 'plain'), '');
    expect(await files.read(join(folder, 'nothing'))).toBeNull();
    expect(await files.read(join(folder, 'plain', 'below'))).toBeNull();
  });

  it('refuses a folder, and a file that is not UTF-8', async () => {
    writeFileSync(join(folder, 'latin'), Buffer.from([0x7a, 0xf6]));
    await expect(files.read(folder)).rejects.toMatchObject({
      kind: 'unreadable-input',
      message: `cannot read ${folder}: EISDIR: illegal operation on a directory`,
    });
    await expect(files.read(join(folder, 'latin'))).rejects.toMatchObject({
      kind: 'unreadable-input',
      message: `${join(folder, 'latin')} is not UTF-8 text`,
    });
  });
});

describe('writing', () => {
  it('makes the folders, replaces what was there and leaves nothing else', async () => {
    const path = join(folder, 'deep', 'er', 'file.json');
    await files.write(path, 'first, and longer');
    await files.write(path, Buffer.from('second'));
    expect(await files.read(path)).toBe('second');
    expect(readdirSync(join(folder, 'deep', 'er'))).toEqual(['file.json']);
  });

  it('writes into a pipe or device, and leaves it one', async () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    const reader = text(spawn('cat', [path]).stdout);
    await files.write(path, 'through');
    expect(await reader).toBe('through');
    expect(statSync(path).isFIFO()).toBe(true);
  });

  it('leaves one of the contents, whole, when several write at once', async () => {
    const path = join(folder, 'contested');
    const contents = Array.from({ length: 20 }, (_, n) => String(n).repeat(10_000));
    await Promise.all(contents.map((content) => files.write(path, content)));
    expect(contents).toContain(readFileSync(path, 'utf8'));
  });

  it('says in one line what cannot be written', async () => {
    writeFileSync(join(folder, 'blocking'), '');
    const path = join(folder, 'blocking', 'file');
    await expect(files.write(path, '')).rejects.toMatchObject({
      kind: 'state',
      message: expect.stringMatching(/^cannot make folder .*blocking: [A-Z]+: [\w ]+$/),
    });
    await expect(files.write(folder, '')).rejects.toMatchObject({ kind: 'state' });
  });
});

describe('removing', () => {
  it('takes files and whole folders, and is content when nothing is there', async () => {
    mkdirSync(join(folder, 'gone', 'sub'), { recursive: true });
    writeFileSync(join(folder, 'gone', 'sub', 'file'), '');
    await files.remove(join(folder, 'gone'));
    await files.remove(join(folder, 'gone'));
    expect(await files.exists(join(folder, 'gone'))).toBe(false);
  });
});

describe('making a folder', () => {
  it('makes its parents too, and is content when it is there', async () => {
    await files.makeFolder(join(folder, 'a', 'b'));
    await files.makeFolder(join(folder, 'a', 'b'));
    expect(await files.exists(join(folder, 'a', 'b'))).toBe(true);
  });
});

describe('isFolder', () => {
  it('tells a folder from a file and from nothing', async () => {
    writeFileSync(join(folder, 'no-folder'), '');
    const paths = [folder, join(folder, 'no-folder'), join(folder, 'nowhere')];
    expect(await Promise.all(paths.map((path) => files.isFolder(path)))).toEqual([
      true,
      false,
      false,
    ]);
  });
});
