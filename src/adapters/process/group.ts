/** A process group, known by the id of its leader: signalling it reaches children of children too. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MILLISECONDS = 50;
/** What the system may need to take down processes that were killed. */
const KILLED_MILLISECONDS = 1000;

/** Send a signal to every member; false when there is none. `0` only asks. */
export function signalGroup(id: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-id, signal);
    return true;
  } catch {
    return false;
  }
}

/** SIGTERM to all members, SIGKILL to those that still run after the grace. */
export async function terminateGroup(id: number, graceMilliseconds: number): Promise<void> {
  if (!signalGroup(id, 'SIGTERM') || (await groupGone(id, graceMilliseconds))) return;
  signalGroup(id, 'SIGKILL');
  await groupGone(id, KILLED_MILLISECONDS);
}

async function groupGone(id: number, withinMilliseconds: number): Promise<boolean> {
  const until = performance.now() + withinMilliseconds;
  while (isGroupRunning(id)) {
    if (performance.now() >= until) return false;
    await sleep(POLL_MILLISECONDS);
  }
  return true;
}

/** Has the group a member that runs? Dead ones that no parent collects (a container without init) do not count. */
export function isGroupRunning(id: number): boolean {
  if (!signalGroup(id, 0)) return false;
  const states = memberStates(id);
  return states.length === 0 || states.some((state) => !'ZX'.includes(state));
}

/** One-letter states (proc(5), field 3) of the processes whose group (field 5) this is; none where there is no /proc. */
function memberStates(id: number): string[] {
  return listed('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => statusOf(pid))
    .filter(([, , group]) => group === String(id))
    .map(([state = '']) => state);
}

/** What follows the name, which stands in brackets: state, parent, group ... */
function statusOf(pid: string): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
