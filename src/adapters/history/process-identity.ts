/** Telling a living process from a dead one whose number was given away again. */
import { readFileSync } from 'node:fs';

/** When the process started: boot and clock ticks since it, from /proc. `null` where that cannot be read. */
export function startOf(pid: number): string | null {
  const stat = statOf(pid);
  const boot = textOf('/proc/sys/kernel/random/boot_id');
  return stat === null || boot === null ? null : `${boot.trim()}/${stat.startTicks}`;
}

/** Is the process that had this `pid` and start still running? A start of `null` compares with nothing. */
export function isAlive(pid: number, start: string | null): boolean {
  if (!answers(pid)) return false;
  // Dead, but not collected by its parent: it answers signals and does nothing.
  if (/[ZX]/.test(statOf(pid)?.state ?? '')) return false;
  const now = startOf(pid);
  return start === null || now === null || start === now;
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** proc(5): the name, in brackets, may hold spaces and brackets; after it come state (field 3) ... start time (22). */
function statOf(pid: number): { readonly state: string; readonly startTicks: string } | null {
  const text = textOf(`/proc/${pid}/stat`);
  const [state, ...rest] = text?.slice(text.lastIndexOf(')') + 2).split(' ') ?? [];
  const startTicks = rest[18];
  return state === undefined || startTicks === undefined ? null : { state, startTicks };
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
