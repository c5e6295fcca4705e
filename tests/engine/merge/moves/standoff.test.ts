/** What one side moved and the other moved elsewhere, or dropped. */
import { describe, expect, it } from 'vitest';
import type { FileMerge } from '../../../../src/engine/merge/outcome.ts';
import { merged, rust } from './moving.ts';

const LOAD = rust('load', 'path');
const EDITED = LOAD.replace('let count = 0;', 'let count = 0;\n    verify(path);');
const OTHER = rust('other', 'name');
const THIRD = rust('third', 'key');
const file = `${LOAD}\n${OTHER}`;

function regions(merge: FileMerge | undefined) {
  return merge?.kind === 'conflict' ? merge.conflicts : [];
}

describe('an item that', () => {
  it('both sides moved, each elsewhere, is a conflict at the place of theirs', () => {
    const { at, all } = merged({
      'a.rs': [file, OTHER, OTHER],
      'b.rs': [null, EDITED, null],
      'c.rs': [null, null, `${THIRD}\n${LOAD}`],
    });
    expect(at('a.rs')).toEqual({ kind: 'clean', text: OTHER });
    expect(at('b.rs')).toEqual({ kind: 'clean', text: EDITED });
    const found = regions(all.get('c.rs'));
    expect(found).toMatchObject([
      {
        path: 'c.rs',
        reason: 'both moved it: ours to load in b.rs, theirs to load in c.rs',
        base: LOAD,
        ours: EDITED,
        theirs: LOAD,
      },
    ]);
    const lines = at('c.rs').text?.split('\n') ?? [];
    expect(lines[(found[0]?.line ?? 0) - 1]).toMatch(/^<{7} ours — fn load \(both moved it/);
    expect(lines.join('\n')).toContain(THIRD);
  });

  it('both sides moved to one place is there once', () => {
    const { at } = merged({
      'a.rs': [file, OTHER, `${OTHER}\n${THIRD}`],
      'b.rs': [null, LOAD, LOAD],
    });
    expect(at('b.rs')).toEqual({ kind: 'clean', text: LOAD });
    expect(at('a.rs')).toEqual({ kind: 'clean', text: `${OTHER}\n${THIRD}` });
  });

  it('both sides moved inside its file, each elsewhere, is a conflict', () => {
    const inside = (name: string): string =>
      `mod ${name} {\n${LOAD.trimEnd().replaceAll(/^(?=.)/gm, '    ')}\n}\n`;
    const { all } = merged({
      'a.rs': [
        `${LOAD}\n${OTHER}\n${THIRD}`,
        `${OTHER}\n${inside('mine')}\n${THIRD}`,
        `${OTHER}\n${THIRD}\n${inside('yours')}`,
      ],
    });
    expect(regions(all.get('a.rs')).map(({ reason }) => reason)).toContain(
      'both moved it: ours to mine::load in a.rs, theirs to yours::load in a.rs',
    );
  });

  it.each([
    ['ours', 'theirs'],
    ['theirs', 'ours'],
  ])('%s dropped and %s moved is a conflict where it went', (dropper, mover) => {
    const there =
      dropper === 'ours' ? ([null, null, LOAD] as const) : ([null, LOAD, null] as const);
    const { at, all } = merged({ 'a.rs': [file, OTHER, OTHER + THIRD], 'b.rs': there });
    const sided = dropper === 'ours' ? { ours: '', theirs: LOAD } : { ours: LOAD, theirs: '' };
    expect(regions(all.get('b.rs'))).toMatchObject([
      { reason: `${dropper} dropped what ${mover} moved`, base: LOAD, ...sided },
    ]);
    expect(at('a.rs')).toEqual({ kind: 'clean', text: OTHER + THIRD });
  });

  it('both sides dropped is no matter', () => {
    const { all } = merged({ 'a.rs': [file, OTHER, OTHER + THIRD], 'b.rs': [null, null, THIRD] });
    expect([...all.values()].map(({ kind }) => kind)).toEqual(['clean', 'clean']);
  });
});
