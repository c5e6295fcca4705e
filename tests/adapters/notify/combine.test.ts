import { describe, expect, it } from 'vitest';
import { combineNotifiers } from '../../../src/adapters/notify/combine.ts';
import type { Alert, Notifier } from '../../../src/ports/notify.ts';

const alert: Alert = { level: 'WARNING', text: 'Sync to 1.84.0 failed', cause: 'sync-failed' };

describe('combineNotifiers', () => {
  it('tells every notifier, in order, even when one fails, and then that failure', async () => {
    const told: string[] = [];
    const listener = (name: string): Notifier => ({
      notify: async ({ text }) => void told.push(`${name}: ${text}`),
    });
    const broken: Notifier = {
      notify: () => {
        throw new Error('broken pipe');
      },
    };
    await expect(
      combineNotifiers([listener('a'), broken, listener('b')]).notify(alert),
    ).rejects.toThrow('broken pipe');
    expect(told).toEqual(['a: Sync to 1.84.0 failed', 'b: Sync to 1.84.0 failed']);
  });

  it('is content with none', async () => {
    await expect(combineNotifiers([]).notify(alert)).resolves.toBeUndefined();
  });
});
