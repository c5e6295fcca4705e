import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mergeFile } from '../../../src/engine/merge/file.ts';
import { hasMarkers } from '../../../src/engine/merge/markers.ts';
import { shippedHooks } from '../../support/hooks.ts';
import { rustParser } from '../../support/rust-parser.ts';

const FOLDER = new URL('../../../fixtures/merge/', import.meta.url);
const parser = await rustParser();

/** A folder's name begins with the file it stands for: `passes-…` is passes.rs; `lib-…` is a file without hooks. */
function pathOf(name: string): string {
  const file = `/${name.split('-')[0]}.rs`;
  return (
    shippedHooks.find((hook) => hook.file.endsWith(file))?.file ?? `compiler/rustc_demo/src${file}`
  );
}

describe.each(readdirSync(FOLDER))('fixtures/merge/%s', (name) => {
  const read = (side: string): string =>
    readFileSync(new URL(`${name}/${side}.rs`, FOLDER), 'utf8');
  const [path, base, ours, theirs] = [pathOf(name), read('base'), read('ours'), read('theirs')];
  const expected = read('expected');

  it('merges as expected', () => {
    const merge = mergeFile(parser, shippedHooks, { path, base, ours, theirs });
    expect(merge.text).toBe(expected);
    expect(merge.kind).toBe(hasMarkers(expected) ? 'conflict' : 'clean');
  });

  it('says where each conflict begins and what each side has there', () => {
    const merge = mergeFile(parser, shippedHooks, { path, base, ours, theirs });
    for (const region of merge.kind === 'conflict' ? merge.conflicts : []) {
      const text =
        merge.text
          ?.split('\n')
          .slice(region.line - 1)
          .join('\n') ?? '';
      expect(text).toMatch(/^<{7,} ours — .*\)\n/);
      expect(text.startsWith(`${region.ours}|||||||`, text.indexOf('\n') + 1)).toBe(true);
      expect(region.reason.length).toBeGreaterThan(0);
    }
  });

  it('keeps to the side that changed, when only one did', () => {
    for (const text of [ours, theirs]) {
      expect(
        mergeFile(parser, shippedHooks, { path, base, ours: base, theirs: text }),
      ).toMatchObject({ kind: 'clean', text });
      expect(
        mergeFile(parser, shippedHooks, { path, base, ours: text, theirs: base }),
      ).toMatchObject({ kind: 'clean', text });
      expect(
        mergeFile(parser, shippedHooks, { path, base, ours: text, theirs: text }),
      ).toMatchObject({ kind: 'clean', text });
    }
  });

  it('merged again with the same sides gives itself', () => {
    if (hasMarkers(expected)) return;
    expect(mergeFile(parser, shippedHooks, { path, base, ours: expected, theirs })).toMatchObject({
      kind: 'clean',
      text: expected,
    });
    expect(
      mergeFile(parser, shippedHooks, { path, base: theirs, ours: expected, theirs }),
    ).toMatchObject({ text: expected });
  });
});
