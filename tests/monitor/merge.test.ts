import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../src/base/version.ts';
import { currentStable, mergeReleases } from '../../src/monitor/merge.ts';
import { release, releases, reports } from './releases.ts';

const tags = (...versions: string[]) => ({
  source: 'tags',
  releases: versions.map((version) => ({ version, tag: version, commit: 'c0ffee' })),
});

describe('mergeReleases', () => {
  it('fills the fields of a proven release from what the others say of it', () => {
    const notes = {
      source: 'notes',
      releases: [{ version: '1.84.0', release_date: '2025-01-09', compiler_changes: ['Faster'] }],
    };
    expect(mergeReleases([], [tags('1.83.0', '1.84.0'), notes])).toEqual([
      release('1.84.0', { release_date: '2025-01-09', compiler_changes: ['Faster'] }),
      release('1.83.0'),
    ]);
  });

  it('invents no release: notes alone are a draft', () => {
    const notes = {
      source: 'notes',
      releases: [{ version: '1.99.0', release_date: '2030-01-01' }],
    };
    expect(mergeReleases([], [tags('1.84.0'), notes])).toEqual([release('1.84.0')]);
  });

  it.each(['0.12.0', '1.0.0-alpha', 'v1.2.0', '1.2', `1.${'9'.repeat(10_000)}.0`])(
    'takes no %.12s for a release',
    (version) => {
      expect(mergeReleases([release(version)], [tags(version)])).toEqual([]);
    },
  );

  it('keeps what was known where a source is silent, or says less', () => {
    const known = release('1.84.0', { release_date: '2025-01-09', breaking_changes: ['Gone'] });
    const less = {
      source: 'notes',
      releases: [{ version: '1.84.0', release_date: null, breaking_changes: [] }],
    };
    expect(mergeReleases([known], [less])).toEqual([known]);
  });

  it('takes up a later correction', () => {
    const known = release('1.84.0', { compiler_changes: ['Fastr'] });
    const edited = {
      source: 'notes',
      releases: [{ version: '1.84.0', compiler_changes: ['Faster'] }],
    };
    expect(mergeReleases([known], [edited])).toEqual([
      release('1.84.0', { compiler_changes: ['Faster'] }),
    ]);
  });

  it('loses and invents nothing, whatever the sources say, and orders newest first', () => {
    fc.assert(
      fc.property(releases, reports, (known, said) => {
        const proven = said
          .flatMap((report) => report.releases)
          .filter(({ commit }) => commit !== undefined);
        const expected = new Set([...known, ...proven].map(({ version }) => version));
        const merged = mergeReleases(known, said).map(({ version }) => version);
        expect(merged).toEqual([...expected].sort((a, b) => compareVersions(b, a)));
      }),
    );
  });

  it('is idempotent: the same answers change nothing more', () => {
    fc.assert(
      fc.property(releases, reports, (known, said) => {
        const once = mergeReleases(known, said);
        expect(mergeReleases(once, said)).toEqual(once);
      }),
    );
  });

  it('forgets no date and empties no list', () => {
    fc.assert(
      fc.property(releases, reports, (earlier, said) => {
        const known = mergeReleases(earlier, []);
        const merged = new Map(mergeReleases(known, said).map((found) => [found.version, found]));
        const dated = known.filter((before) => before.release_date !== null);
        const broken = known.filter((before) => before.breaking_changes.length > 0);
        expect(dated.filter((before) => merged.get(before.version)?.release_date == null)).toEqual(
          [],
        );
        expect(
          broken.filter((before) => merged.get(before.version)?.breaking_changes.length === 0),
        ).toEqual([]);
      }),
    );
  });
});

describe('currentStable', () => {
  it('is the newest release by number, not by text', () => {
    expect(currentStable([release('1.9.0'), release('1.10.0')], null)).toBe('1.10.0');
  });

  it('never goes down, and takes nonsense for no version', () => {
    expect(currentStable([release('1.84.0')], '1.91.0')).toBe('1.91.0');
    expect(currentStable([release('1.84.0')], 'nightly')).toBe('1.84.0');
    expect(currentStable([], null)).toBeNull();
  });
});
