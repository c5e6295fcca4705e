import { describe, expect, it } from 'vitest';
import { count, duration, listed, moment, shortId } from '../../src/report/wording.ts';

describe('wording', () => {
  it('counts in the singular and the plural', () => {
    expect([0, 1, 1200].map((number) => count(number, 'conflict'))).toEqual([
      '0 conflicts',
      '1 conflict',
      '1,200 conflicts',
    ]);
  });

  it('gives durations in the two largest units', () => {
    expect([0, 0.42, 9.96, 59.4, 59.6, 185, 3599.6, 7620].map(duration)).toEqual([
      'under 0.1 s',
      '0.4 s',
      '10 s',
      '59 s',
      '1 min 00 s',
      '3 min 05 s',
      '1 h 00 min',
      '2 h 07 min',
    ]);
  });

  it('shows a time in UTC to the minute, and what is no such time as it is', () => {
    expect(moment('2026-01-02T12:00:59.123Z')).toBe('2026-01-02 12:00 UTC');
    expect(moment('yesterday')).toBe('yesterday');
  });

  it('lists as one says it', () => {
    expect(listed([])).toBe('');
    expect(listed(['a', 'b'])).toBe('a and b');
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
  });

  it('shortens object ids only', () => {
    expect(shortId('0123456789abcdef0123456789abcdef01234567')).toBe('0123456789ab');
    expect(shortId('a branch with a long name, not an id')).toBe(
      'a branch with a long name, not an id',
    );
  });
});
