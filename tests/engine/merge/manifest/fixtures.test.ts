import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mergeLock } from '../../../../src/engine/merge/manifest/lock/merge.ts';
import { mergeManifest } from '../../../../src/engine/merge/manifest/merge.ts';
import { SIDES, withMarkers } from '../../../../src/engine/merge/markers.ts';

const FOLDER = new URL('../../../../fixtures/merge-manifest/', import.meta.url);

describe.each(readdirSync(FOLDER))('fixtures/merge-manifest/%s', (name) => {
  const isLock = name.startsWith('lock-');
  const [path, merge] = isLock ? ['Cargo.lock', mergeLock] : ['Cargo.toml', mergeManifest];
  const read = (side: string): string =>
    readFileSync(new URL(`${name}/${side}.${isLock ? 'lock' : 'toml'}`, FOLDER), 'utf8');
  const [base, ours, theirs, expected] = ['base', 'ours', 'theirs', 'expected'].map(read) as [
    string,
    string,
    string,
    string,
  ];
  const merged = (texts: { base: string; ours: string; theirs: string }): string | undefined => {
    const chunks = merge(texts);
    return chunks === null ? undefined : withMarkers(path, chunks, SIDES, () => null).text;
  };

  it('merges as expected', () => {
    expect(merged({ base, ours, theirs })).toBe(expected);
  });

  it('says where a conflict stands in our file', () => {
    const lines = ours.match(/[^\n]*\n/g) ?? [];
    for (const chunk of merge({ base, ours, theirs }) ?? []) {
      if (chunk.kind === 'ok') continue;
      expect(lines.slice(chunk.oursAt, chunk.oursAt + chunk.ours.length)).toEqual(chunk.ours);
    }
  });

  it('keeps to the side that changed, when only one did', () => {
    for (const text of [ours, theirs]) {
      expect(merged({ base, ours: base, theirs: text })).toBe(text);
      expect(merged({ base, ours: text, theirs: base })).toBe(text);
      expect(merged({ base, ours: text, theirs: text })).toBe(text);
    }
  });

  it('is clean or not whichever side is ours, and merged again gives itself', () => {
    const swapped = merged({ base, ours: theirs, theirs: ours });
    expect(swapped?.includes('<<<<<<<')).toBe(expected.includes('<<<<<<<'));
    if (expected.includes('<<<<<<<')) return;
    expect(merged({ base, ours: expected, theirs })).toBe(expected);
    expect(merged({ base: theirs, ours: expected, theirs })).toBe(expected);
  });
});
