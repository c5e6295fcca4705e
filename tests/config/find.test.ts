import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { files } from '../../src/adapters/process/files.ts';
import { findConfigFile } from '../../src/config/find.ts';
import { temporaryFolder } from '../support/folders.ts';

const find = (start: string) => findConfigFile(start, (path) => files.exists(path));

describe('findConfigFile', () => {
  it('finds the file in the folder itself, or in the nearest one above', async () => {
    const top = temporaryFolder('config');
    const inner = join(top, 'a', 'b');
    mkdirSync(inner, { recursive: true });
    writeFileSync(join(top, 'trust-upstream.toml'), '');
    expect(await find(inner)).toBe(join(top, 'trust-upstream.toml'));
    writeFileSync(join(inner, 'trust-upstream.toml'), '');
    expect(await find(inner)).toBe(join(inner, 'trust-upstream.toml'));
  });

  it('asks up to the root, then gives up', async () => {
    const asked: string[] = [];
    const nothing = await findConfigFile('/a/b', (path) => {
      asked.push(path);
      return Promise.resolve(false);
    });
    expect(nothing).toBeNull();
    expect(asked).toEqual([
      '/a/b/trust-upstream.toml',
      '/a/trust-upstream.toml',
      '/trust-upstream.toml',
    ]);
  });
});
