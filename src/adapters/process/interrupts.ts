/** Groups do not get the terminal's Ctrl-C (they are sessions of their own), so our own end must end them. */
import { signalGroup } from './group.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Living groups: id of the leader, and how to end it gently. */
const living = new Map<number, () => Promise<void>>();
let ending = false;

/**
 * Until the returned function is called, SIGINT, SIGTERM and SIGHUP to our process terminate the group (a second one
 * kills it), and our exit kills it. When nobody else listens for the signal, our process then ends by it.
 */
export function endGroupWithUs(id: number, terminate: () => Promise<void>): () => void {
  if (living.size === 0 && !ending) listen();
  living.set(id, terminate);
  return () => {
    living.delete(id);
    if (living.size === 0 && !ending) stopListening();
  };
}

function listen(): void {
  for (const signal of SIGNALS) process.on(signal, onSignal);
  process.on('exit', killAll);
}

function stopListening(): void {
  for (const signal of SIGNALS) process.off(signal, onSignal);
  process.off('exit', killAll);
}

function onSignal(signal: NodeJS.Signals): void {
  if (ending) killAll();
  else void endAll(signal);
}

async function endAll(signal: NodeJS.Signals): Promise<void> {
  ending = true;
  await Promise.allSettled([...living.values()].map((terminate) => terminate()));
  ending = false;
  const unheard = process.listenerCount(signal) === 1;
  if (unheard || living.size === 0) stopListening();
  if (!unheard) return;
  killAll();
  process.kill(process.pid, signal);
}

function killAll(): void {
  for (const id of living.keys()) signalGroup(id, 'SIGKILL');
}
