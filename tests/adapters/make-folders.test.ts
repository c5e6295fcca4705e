import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolders } from '../../src/adapters/make-folders.ts';
import { Problem } from '../../src/base/problem.ts';
import { temporaryFolder } from '../support/folders.ts';

const folder = temporaryFolder('make-folders');

describe('makeFolders', () => {
  it('makes every folder that is missing, and is content with those that are there', () => {
    const path = join(folder, 'a', 'b', 'c');
    makeFolders(path);
    makeFolders(path);
    expect(statSync(path).isDirectory()).toBe(true);
  });

  it('refuses to go through a file, or to take one for a folder', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const below = join(file, 'below');
    expect(() => makeFolders(below)).toThrow(
      new Problem('state', `cannot make folder ${below}: ENOTDIR: not a directory`),
    );
    expect(() => makeFolders(file)).toThrow('EEXIST');
  });

  it.skipIf(!existsSync('/proc/self'))('ends where the system lets nobody make anything', () => {
    expect(() => makeFolders('/proc/trust-upstream/state')).toThrow(
      /^cannot make folder \/proc\/trust-upstream\/state: E[A-Z]+/,
    );
  });
});
