import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whenIdle } from './run.ts';

const leftBehind = new Set<string>();

function removeAll(): void {
  for (const folder of leftBehind) rmSync(folder, { recursive: true, force: true });
}

/** A folder that goes at the end of the process at the latest. */
export function makeTemporary(what: string): string {
  const folder = mkdtempSync(join(tmpdir(), `trust-upstream-${what}-`));
  if (!process.listeners('exit').includes(removeAll)) process.once('exit', removeAll);
  leftBehind.add(folder);
  return folder;
}

/** Waits for the git commands that still write to it. */
export async function removeTemporary(folder: string): Promise<void> {
  await whenIdle(folder);
  await rm(folder, { recursive: true, force: true });
  leftBehind.delete(folder);
}
