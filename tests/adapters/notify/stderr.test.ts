import { describe, expect, it } from 'vitest';
import { stderrNotifier } from '../../../src/adapters/notify/stderr.ts';

describe('stderrNotifier', () => {
  it('writes level and text in one line', async () => {
    let written = '';
    const notifier = stderrNotifier((text) => {
      written += text;
    });
    await notifier.notify({
      level: 'CRITICAL',
      text: 'tRust is 2+ releases behind upstream',
      cause: 'behind',
    });
    await notifier.notify({ level: 'INFO', text: 'two\nlines \u001B[31mred', cause: 'x' });
    expect(written).toBe(
      'CRITICAL: tRust is 2+ releases behind upstream\nINFO: two lines  [31mred\n',
    );
  });
});
