import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proseParts } from '../../src/report/prose.ts';

describe('sentences with code in them', () => {
  it('tell code from words', () => {
    expect(proseParts('part of `TyCtxt`, gone')).toEqual([
      { kind: 'text', value: 'part of ' },
      { kind: 'code', value: 'TyCtxt' },
      { kind: 'text', value: ', gone' },
    ]);
  });

  it('leave a backtick without a partner alone', () => {
    expect(proseParts('a ` b')).toEqual([{ kind: 'text', value: 'a ` b' }]);
    expect(proseParts('``')).toEqual([{ kind: 'text', value: '``' }]);
  });

  it('lose nothing but the pairs of backticks', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', 'a', ' ', '\n') }), (text) => {
        const back = proseParts(text).map(({ kind, value }) =>
          kind === 'code' ? `\`${value}\`` : value,
        );
        expect(back.join('')).toBe(text);
      }),
    );
  });
});
