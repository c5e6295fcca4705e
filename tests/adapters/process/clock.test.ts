import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClock, systemClock } from '../../../src/adapters/process/clock.ts';

describe('newId', () => {
  it('is the second in UTC and four hexadecimal digits', () => {
    const clock = createClock(() => new Date('2026-01-02T12:00:00.789Z'));
    expect(clock.newId()).toMatch(/^20260102-120000-[0-9a-f]{4}$/);
  });

  it('never repeats, whether the clock runs, stands or goes back', () => {
    const times = fc.array(fc.integer({ min: 1_700_000_000_000, max: 1_700_000_004_000 }), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(times, (milliseconds) => {
        let at = 0;
        const clock = createClock(() => new Date(milliseconds[at++ % milliseconds.length] ?? 0));
        const ids = Array.from({ length: milliseconds.length * 2 }, () => clock.newId());
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('goes on to the next second when one is used up', () => {
    const clock = createClock(() => new Date('2026-01-02T12:00:00.000Z'));
    const ids = Array.from({ length: 2 ** 16 + 1 }, () => clock.newId());
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.at(-1)).toMatch(/^20260102-120001-/);
  });
});

describe('systemClock', () => {
  it('tells the time of this machine', () => {
    const before = Date.now();
    const told = systemClock.now().getTime();
    expect(told).toBeGreaterThanOrEqual(before);
    expect(told).toBeLessThanOrEqual(Date.now());
  });
});
