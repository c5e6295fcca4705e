import * as fc from 'fast-check';
import type { Release, SourceReport } from '../../src/ports/release.ts';

/** A release of which only the version and what is given is known. */
export function release(version: string, known: Partial<Release> = {}): Release {
  return {
    version,
    release_date: null,
    tag: version,
    blog_post: null,
    changelog_url: `https://github.com/rust-lang/rust/blob/${version}/RELEASES.md`,
    stabilized_features: [],
    breaking_changes: [],
    compiler_changes: [],
    ...known,
  };
}

const version = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 2 }))
  .map(([minor, patch]) => `1.${minor}.${patch}`);
const list = fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 });
const date = fc.constantFrom('2024-01-01', '2024-02-02', null);

export const releases: fc.Arbitrary<Release[]> = fc.array(
  fc
    .record({ version, release_date: date, breaking_changes: list, compiler_changes: list })
    .map(({ version: of, ...known }) => release(of, known)),
);

/** Sources that prove some releases and talk of others. */
export const reports: fc.Arbitrary<SourceReport[]> = fc.array(
  fc.record({
    source: fc.constantFrom('tags', 'notes'),
    releases: fc.array(
      fc.record(
        { version, commit: fc.constant('c0ffee'), release_date: date, breaking_changes: list },
        { requiredKeys: ['version'] },
      ),
    ),
  }),
  { maxLength: 3 },
);
