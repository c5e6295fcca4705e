import { readFileSync } from 'node:fs';

/** Is there such a process, and not only its uncollected remains? */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Gathers the process numbers that a script prints, one a line. */
export function printedPids(): { pids: () => number[]; read: (bytes: Buffer) => void } {
  let text = '';
  return {
    pids: () => (text.match(/^\d+$/gm) ?? []).map(Number),
    read: (bytes) => {
      text += bytes.toString();
    },
  };
}
