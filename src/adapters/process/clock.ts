/** The machine's time, and ids made of it. */
import { randomInt } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';

const IDS_PER_SECOND = 0x1_0000;

/** @param now the present moment */
export function createClock(now: () => Date): Clock {
  let second = 0;
  let first = 0;
  let taken = 0;

  /** Ids within one second count on from a random start, so that two processes seldom meet and one never repeats. */
  const newId = (): string => {
    const current = Math.floor(now().getTime() / 1000);
    if (current > second) startSecond(current);
    // The clock may stand or go back: a used-up second is followed by the next.
    else if (taken === IDS_PER_SECOND) startSecond(second + 1);
    const suffix = (first + taken++) % IDS_PER_SECOND;
    return `${stamp(new Date(second * 1000))}-${suffix.toString(16).padStart(4, '0')}`;
  };
  const startSecond = (next: number): void => {
    second = next;
    first = randomInt(IDS_PER_SECOND);
    taken = 0;
  };
  return { now, newId };
}

export const systemClock: Clock = createClock(() => new Date());

/** `20260102-120000`, UTC. */
function stamp(time: Date): string {
  return time.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}
