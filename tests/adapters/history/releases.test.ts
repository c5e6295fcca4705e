import { describe, expect, it } from 'vitest';
import type { Release } from '../../../src/ports/release.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { freshHistory } from './open-history.ts';

const folder = temporaryFolder('releases');

function release(version: string, change: Partial<Release> = {}): Release {
  return {
    version,
    release_date: '2025-01-09',
    tag: version,
    blog_post: null,
    changelog_url: `https://example.org/${version}/RELEASES.md`,
    stabilized_features: ['asm_goto'],
    breaking_changes: [],
    compiler_changes: ['Faster, "better"', 'über'],
    ...change,
  };
}

describe('releases', () => {
  it('begin with none, never checked', () => {
    const { history } = freshHistory(folder);
    expect(history.releases()).toEqual([]);
    expect(history.lastCheck()).toBeNull();
  });

  it('come newest version first, by number and not by text', () => {
    const { history } = freshHistory(folder);
    const [old, middle, recent] = [
      release('1.9.0'),
      release('1.84.0'),
      release('1.84.1', { release_date: null }),
    ];
    history.saveReleases([middle, old, recent], '2026-01-02T12:00:00.000Z');
    expect(history.releases()).toEqual([recent, middle, old]);
    expect(history.lastCheck()).toBe('2026-01-02T12:00:00.000Z');
  });

  it('are updated by a later check, and stay when that does not mention them', () => {
    const { history } = freshHistory(folder);
    history.saveReleases([release('1.83.0'), release('1.84.0')], '2026-01-02T12:00:00.000Z');
    const better = release('1.84.0', {
      blog_post: 'https://example.org/post',
      stabilized_features: [],
    });
    history.saveReleases([better], '2026-01-02T18:00:00.000Z');
    expect(history.releases()).toEqual([better, release('1.83.0')]);
    expect(history.lastCheck()).toBe('2026-01-02T18:00:00.000Z');
  });
});
