import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAvailable } from '../../../src/adapters/build/available.ts';
import { temporaryFolder } from '../../support/folders.ts';

const first = temporaryFolder('path');
const second = temporaryFolder('path');
const path = [first, second].join(delimiter);

describe('isAvailable', () => {
  it('finds an executable file in any folder of the path', async () => {
    writeFileSync(join(second, 'tool'), '#!/bin/sh\n');
    chmodSync(join(second, 'tool'), 0o755);
    expect(await isAvailable('tool', path)).toBe(true);
    expect(await isAvailable('tool', first)).toBe(false);
  });

  it('does not take a plain file or a folder for a program', async () => {
    writeFileSync(join(first, 'plain'), '');
    chmodSync(join(first, 'plain'), 0o644);
    mkdirSync(join(first, 'folder'));
    expect(await isAvailable('plain', path)).toBe(false);
    expect(await isAvailable('folder', path)).toBe(false);
    expect(await isAvailable('', path)).toBe(false);
  });

  it('looks at our own path when none is given', async () => {
    expect(await isAvailable('sh')).toBe(true);
    expect(await isAvailable('no-such-program-here')).toBe(false);
  });
});
