import { describe, expect, test } from 'vitest';
import { HOOKED_FILES, type HookedFile, plainFork } from '../../../bench/hooks/plain-fork.ts';
import { PAIRS, RELEASES, STEPS } from '../../../bench/hooks/releases.ts';
import { shippedHooks } from '../../support/hooks.ts';

const form = { hook: 'h', from: '1.48.0', to: '1.49.0', why: 'so it is', text: 'ours\n' };
const one = (
  place: Pick<HookedFile['form'][number], 'within' | 'below' | 'above'>,
): HookedFile => ({
  file: 'a.rs',
  form: [{ ...form, ...place }],
});

test('29 releases, 28 steps, 406 pairs', () => {
  expect([RELEASES.length, STEPS.length, PAIRS.length]).toEqual([29, 28, 406]);
  expect(STEPS.at(-1)).toEqual({ from: '1.90.0', to: '1.95.0' });
});

test('the forms are of the files that the shipped hooks are of', () => {
  const files = new Set(shippedHooks.map(({ file }) => file));
  expect(new Set(HOOKED_FILES.map(({ file }) => file))).toEqual(files);
});

describe('the text goes', () => {
  test('below the first such line from the one that stands once', () => {
    const hooked = one({ within: 'fn f', below: '}' });
    expect(plainFork(hooked, '1.48.0', 'x\n}\nfn f\n}\n}\n')).toBe('x\n}\nfn f\n}\nours\n}\n');
  });

  test('above it', () => {
    const hooked = one({ within: 'fn f', above: '}' });
    expect(plainFork(hooked, '1.49.0', '}\nfn f\n}\n')).toBe('}\nfn f\nours\n}\n');
  });
});

describe('nothing is built', () => {
  const hooked = one({ within: 'fn f', above: '}' });

  test.each([
    [
      'the line stands twice',
      '1.48.0',
      'fn f\nfn f\n}\n',
      /not one line fn f in a\.rs at 1\.48\.0/,
    ],
    ['the line is gone', '1.48.0', '}\n', /not one line fn f/],
    ['the place is before it', '1.48.0', '}\nfn f\n', /no line \} behind fn f/],
    ['the release has no form', '1.50.0', 'fn f\n}\n', /0 forms of h in a\.rs at 1\.50\.0/],
  ])('where %s', (_, version, text, message) => {
    expect(() => plainFork(hooked, version, text)).toThrow(message);
  });

  test('where a release has two forms', () => {
    const two = { ...hooked, form: [...hooked.form, ...hooked.form] };
    expect(() => plainFork(two, '1.48.0', 'fn f\n}\n')).toThrow(/2 forms of h/);
  });
});
