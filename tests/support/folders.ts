import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];
/** Milliseconds: a checkout of all of rustc takes a while to remove on a busy machine. */
const CLEAN_UP = 120_000;

// Registered while the file is collected: vitest ignores a hook that is registered inside a test or another hook.
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
}, CLEAN_UP);

/** A fresh folder, removed when the test file ends. */
export function temporaryFolder(name = 'test'): string {
  const folder = mkdtempSync(join(tmpdir(), `trust-upstream-${name}-`));
  made.push(folder);
  return folder;
}

/** Every file and folder below, files with size and time of change. */
export function treeOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => {
      const entry = statSync(join(folder, path));
      return entry.isFile() ? `${path} ${entry.size} ${entry.mtimeMs}` : path;
    })
    .sort();
}
