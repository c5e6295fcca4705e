/** A replay takes the fork's edits to where upstream moved what they are in. */
import { describe, expect, it } from 'vitest';
import { deriveHooks } from '../../src/engine/intents/hooks.ts';
import { parseIntegrationPoints } from '../../src/engine/intents/points.ts';
import { rust } from '../engine/merge/moves/moving.ts';
import { replayed } from './replayed.ts';

const LOAD = rust('load', 'path');
const EDITED = LOAD.replace('let count = 0;', 'let count = 0;\n    verify(path);');
const OTHER = rust('other', 'name');
const THIRD = rust('third', 'key');

describe('an edit of the fork', () => {
  const [a, b] = ['compiler/one/src/a.rs', 'compiler/one/src/b.rs'];

  it('goes to the file of the crate that the item went to', async () => {
    const { result, at } = await replayed(
      { [a]: `${LOAD}\n${OTHER}`, [b]: THIRD },
      { [a]: `${EDITED}\n${OTHER}`, [b]: THIRD },
      { [a]: OTHER, [b]: `${THIRD}\n${LOAD}` },
    );
    expect(result.kind).toBe('replayed');
    expect(at(a)).toBe(OTHER);
    expect(at(b)).toBe(`${THIRD}\n${EDITED}`);
    expect(result.decisions.map(({ description }) => description)).toEqual([
      "fn load moved from a.rs to b.rs (similarity 1.00): the fork's edit is merged there",
    ]);
    expect(result.lineConflicts).toHaveLength(1);
  });

  it('is known as the hook that it is there, too', async () => {
    const points = `[[hook]]\nid = "verify"\nfile = "${a}"\naction = "insert_statement"\nin = "fn load"\nafter = "let count = 0;"\ncode = "verify(path);"\n`;
    const declared = deriveHooks([], [], parseIntegrationPoints(points, 'points.toml').hooks);
    const { result, hooks, at } = await replayed(
      { [a]: `${LOAD}\n${OTHER}`, [b]: THIRD },
      { [a]: `${EDITED}\n${OTHER}`, [b]: THIRD },
      { [a]: OTHER, [b]: `${THIRD}\n${LOAD}` },
      declared,
    );
    expect(result.kind).toBe('replayed');
    expect(at(b)).toBe(`${THIRD}\n${EDITED}`);
    expect(hooks).toEqual({
      kept: ['verify'],
      absent: [],
      problems: [],
      notes: [`hook verify went to ${b}: give it that file where it is declared`],
    });
  });

  it('goes to another crate when its own has it no longer', async () => {
    const far = 'compiler/two/src/lib.rs';
    const { result, at } = await replayed(
      { [a]: `${LOAD}\n${OTHER}`, [b]: THIRD },
      { [a]: `${EDITED}\n${OTHER}`, [b]: THIRD },
      { [a]: OTHER, [b]: `${THIRD}fn uses() { load("a"); }\n`, [far]: LOAD },
    );
    expect(result.kind).toBe('replayed');
    expect(at(far)).toBe(EDITED);
  });

  it('goes along with a file that is renamed, of any kind', async () => {
    const text = Array.from({ length: 20 }, (_, at) => `line ${at} of it\n`).join('');
    const mine = text.replace('line 3 of it', 'line three');
    const { result, at } = await replayed(
      { [a]: `${LOAD}\n${OTHER}`, 'doc/old.md': text },
      { [a]: `${EDITED}\n${OTHER}`, 'doc/old.md': mine },
      { [b]: `${LOAD}\n${OTHER}`, 'doc/new.md': text },
    );
    expect(result.kind).toBe('replayed');
    expect([at(a), at('doc/old.md')]).toEqual([null, null]);
    expect([at(b), at('doc/new.md')]).toEqual([`${EDITED}\n${OTHER}`, mine]);
  });

  it('is taken along when the fork moved what upstream edited', async () => {
    const { result, at } = await replayed(
      { [a]: `${LOAD}\n${OTHER}` },
      { [a]: OTHER, [b]: LOAD },
      { [a]: `${EDITED}\n${OTHER}` },
    );
    expect(result.kind).toBe('replayed');
    expect([at(a), at(b)]).toEqual([OTHER, EDITED]);
  });

  it('is left in its conflict, and nothing else touched, where the item is nowhere', async () => {
    const { result, at } = await replayed(
      { [a]: `${LOAD}\n${OTHER}`, [b]: THIRD },
      { [a]: `${EDITED}\n${OTHER}`, [b]: THIRD },
      { [a]: OTHER, [b]: `${THIRD}\n${rust('fourth', 'word')}` },
    );
    expect(result.kind === 'conflicts' && result.conflicts.map(({ path }) => path)).toEqual([a]);
    expect(at(b)).toBe(`${THIRD}\n${rust('fourth', 'word')}`);
  });

  it('that meets another of upstream is a conflict in the file that the item went to', async () => {
    const { result, at } = await replayed(
      { [a]: `${LOAD}\n${OTHER}` },
      { [a]: `${LOAD.replace('count = 0', 'count = 1')}\n${OTHER}` },
      { [a]: OTHER, [b]: LOAD.replace('count = 0', 'count = start()') },
    );
    expect(result.kind === 'conflicts' && result.conflicts.map(({ path }) => path)).toEqual([b]);
    expect(at(b)).toContain('<<<<<<< ours, fn load, moved from a.rs — fn load (both changed');
    expect(at(a)).toBe(OTHER);
  });
});
