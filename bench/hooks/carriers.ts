/** Pairs shared out to processes. */
import { fork } from 'node:child_process';
import type { Delivery, Order } from './carrier.ts';

/** @param heard called for each pair as it is done, in no order. Rejects when a process fails. */
export async function carryAll(
  orders: readonly Order[],
  processes: number,
  heard: (delivery: Delivery, count: number) => void,
): Promise<Delivery[]> {
  const waiting = [...orders];
  const done: Delivery[] = [];
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const child = fork(new URL('carrier.ts', import.meta.url));
      const next = (): boolean => child.send(waiting.shift() ?? 'end');
      child.on('message', (delivery: Delivery) => {
        done.push(delivery);
        heard(delivery, done.length);
        next();
      });
      child.on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`a carrier ended with ${code}`)),
      );
      next();
    });
  await Promise.all(Array.from({ length: Math.min(processes, orders.length) }, one));
  return done;
}
