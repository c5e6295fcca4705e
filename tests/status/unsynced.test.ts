import { describe, expect, it } from 'vitest';
import {
  minorReleases,
  nextSyncDue,
  nextVersion,
  unsyncedReleases,
} from '../../src/status/unsynced.ts';
import { release, SEED_RELEASES } from './facts.ts';

const from = (version: string, released = true) =>
  unsyncedReleases({ version, released }, SEED_RELEASES);

const due = (version: string, releases = SEED_RELEASES) =>
  nextSyncDue(unsyncedReleases({ version, released: true }, releases), releases);

describe('unsyncedReleases', () => {
  it('are those of newer minor versions, oldest first', () => {
    expect(from('1.89.0').map(({ version }) => version)).toEqual(['1.90.0', '1.91.0']);
    expect(from('1.85.0')[0]?.version).toBe('1.86.0');
  });

  it('include the release that an unreleased base is on its way to', () => {
    expect(from('1.90.0', false).map(({ version }) => version)).toEqual(['1.90.0', '1.91.0']);
  });

  it('are counted by minor version', () => {
    expect(minorReleases(from('1.83.0'))).toBe(8);
    expect(minorReleases([])).toBe(0);
  });
});

describe('nextVersion', () => {
  it('is the newest point release of the oldest minor release', () => {
    expect(nextVersion(from('1.83.0'))).toBe('1.84.1');
    expect(nextVersion(from('1.85.0'))).toBe('1.86.0');
    expect(nextVersion(from('1.91.0'))).toBeNull();
  });
});

describe('nextSyncDue', () => {
  it('is six days after the oldest unsynced release', () => {
    expect(due('1.83.0')).toBe('2025-01-15');
  });

  it('is six days after the release expected six weeks after the newest, when nothing is missing', () => {
    expect(due('1.91.0')).toBe('2025-12-17');
  });

  it('counts those weeks from the minor release, not from a point release', () => {
    const point = [release('1.91.1', '2025-11-10'), ...SEED_RELEASES];
    expect(due('1.91.0', point)).toBe('2025-12-17');
  });

  it('is not known when the date that counts is not', () => {
    expect(due('1.91.0', [])).toBeNull();
    expect(due('1.91.0', [release('1.92.0'), ...SEED_RELEASES])).toBeNull();
    expect(due('1.92.0', [release('1.92.0'), ...SEED_RELEASES])).toBeNull();
  });
});
