import { describe, expect, it } from 'vitest';
import { acceptedFeatures } from '../../src/monitor/features.ts';

describe('acceptedFeatures', () => {
  it('groups the names of the table by release, without macro, comments and test entries', () => {
    const source = `
macro_rules! declare_features {
    ($((accepted, $feature:ident, $ver:expr, $issue:expr),)+) => {};
}
declare_features! (
    // feature-group-start: for testing purposes
    (accepted, only_a_test, "1.0.0", None),
    // feature-group-end: for testing purposes

    /// Allows spelling \`colour\`.
    (accepted, spelling, "1.61.0", Some(1)),
    // (accepted, withdrawn, "1.61.0", None),
    (accepted, alphabet, "1.61.0", None, None),
    (
        accepted,
        long_one, "1.84.0",
        Some(3),
    ),
    (active, not_yet, "1.84.0", None),
);`;
    expect(acceptedFeatures(source)).toEqual(
      new Map([
        ['1.61.0', ['alphabet', 'spelling']],
        ['1.84.0', ['long_one']],
      ]),
    );
  });

  it('finds nothing in a text without the table', () => {
    expect(acceptedFeatures('fn main() {}')).toEqual(new Map());
  });
});
