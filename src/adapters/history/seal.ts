/**
 * Beside the database stands how its file looked when it was last closed in order: size and time of change. While that
 * still holds, nobody but SQLite has written to it, and the database need not be read from end to end to be trusted.
 * Anything else (a killed process, another program, no seal) asks for that once.
 */
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';

export function isSealed(file: string): boolean {
  try {
    return readFileSync(sealOf(file), 'utf8') === looksOf(file);
  } catch {
    return false;
  }
}

/** Where it cannot be written there is none: the next opening reads the database whole. */
export function seal(file: string): void {
  try {
    if (isSealed(file)) return;
    // The system's clock for files ticks every few milliseconds; a write in the same tick must show too.
    const now = Date.now() / 1000;
    utimesSync(file, now, now + Math.random() / 1000);
    writeFileSync(sealOf(file), looksOf(file));
  } catch {
    breakSeal(file);
  }
}

export function breakSeal(file: string): void {
  try {
    rmSync(sealOf(file), { force: true });
  } catch {
    // A folder that cannot be written: the seal is as it was, and damage is found on use again.
  }
}

function sealOf(file: string): string {
  return `${file}.seal`;
}

function looksOf(file: string): string {
  const { size, mtimeNs, ino } = statSync(file, { bigint: true });
  return `${size} ${mtimeNs} ${ino}\n`;
}
