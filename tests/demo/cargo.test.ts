import { expect, it } from 'vitest';
import { cargoState } from '../../src/demo/cargo.ts';

it('a cargo that knows the demo’s Rust is used', () => {
  expect(cargoState('cargo 1.80.0 (376290515 2024-07-16)')).toEqual({
    kind: 'usable',
    version: '1.80.0',
  });
  expect(cargoState('cargo 1.97.0-nightly (ab12 2026-05-01)')).toEqual({
    kind: 'usable',
    version: '1.97.0-nightly',
  });
});

it('an older one is not, and the reason says which it is', () => {
  expect(cargoState('cargo 1.63.0 (fd9c4297c 2022-07-01)')).toEqual({
    kind: 'unusable',
    reason: 'cargo 1.63.0 is older than 1.80',
  });
});
