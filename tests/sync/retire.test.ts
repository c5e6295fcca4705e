/** A hook is retired when all that it stood among is gone, and only then. */
import { describe, expect, it } from 'vitest';
import { deriveHooks, type Hook } from '../../src/engine/intents/hooks.ts';
import { parseIntegrationPoints } from '../../src/engine/intents/points.ts';
import { replayed } from './replayed.ts';

const A = 'compiler/one/src/a.rs';
const B = 'compiler/one/src/b.rs';
const HOOK = `[[hook]]
id = "proved"
file = "${A}"
action = "add_variant"
in = "enum Level"
after = "Warn"
code = "Proved,"
`;
const hooks: Hook[] = deriveHooks([], [], parseIntegrationPoints(HOOK, 'points.toml').hooks);
const level = (...variants: string[]): string =>
  `pub enum Level {\n${variants.map((one) => `    ${one},\n`).join('')}}\n`;
const OTHER = 'pub fn other(key: u8) -> u8 {\n    key.rotate_left(3) ^ 0x5a\n}\n';
const BASE = `${level('Allow', 'Warn', 'Deny')}\n${OTHER}`;
const OURS = `${level('Allow', 'Warn', 'Proved', 'Deny')}\n${OTHER}`;

describe('a hook', () => {
  it('whose list upstream deleted is left out, and said to be', async () => {
    const made = await replayed({ [A]: BASE }, { [A]: OURS }, { [A]: OTHER }, hooks);
    expect(made.result.kind).toBe('replayed');
    expect(made.at(A)).toBe(OTHER);
    expect(made.result.decisions).toMatchObject([
      {
        hook: 'proved',
        conflict_type: 'upstream deleted all that the hook stood among',
        description: `Proved retired: upstream deleted what it stood among in ${A}; review whether the fork needs it elsewhere`,
      },
    ]);
    expect(made.hooks).toMatchObject({
      kept: [],
      problems: [],
      notes: ['hook proved is retired: review it'],
    });
  });

  it('goes with its file', async () => {
    const made = await replayed(
      { [A]: BASE, [B]: OTHER },
      { [A]: OURS, [B]: OTHER },
      { [B]: OTHER },
      hooks,
    );
    expect(made.result.kind).toBe('replayed');
    expect(made.at(A)).toBeNull();
    expect(made.result.decisions[0]?.description).toContain(`upstream deleted the file ${A}`);
  });

  it('is not, when the fork changed more in the file that upstream deleted', async () => {
    const ours = OURS.replace('rotate_left(3)', 'rotate_left(4)');
    const made = await replayed(
      { [A]: BASE, [B]: OTHER },
      { [A]: ours, [B]: OTHER },
      { [B]: OTHER },
      hooks,
    );
    expect(made.result.kind).toBe('conflicts');
    expect(made.at(A)).toContain('Proved');
  });

  it('is not, when its list went to another file', async () => {
    const made = await replayed(
      { [A]: BASE, [B]: 'mod x;\n' },
      { [A]: OURS, [B]: 'mod x;\n' },
      { [A]: OTHER, [B]: `mod x;\n\n${level('Allow', 'Warn', 'Deny')}` },
      hooks,
    );
    expect(made.result.kind).toBe('conflicts');
    expect(made.at(A)).toContain('Proved');
  });

  it('is not, when another list has its neighbours', async () => {
    const theirs = `${level('Allow', 'Warn', 'Deny').replace('Level', 'LintLevel')}\n${OTHER}`;
    const made = await replayed({ [A]: BASE }, { [A]: OURS }, { [A]: theirs }, hooks);
    expect(made.result.kind).toBe('replayed');
    expect(made.at(A)).toContain('    Warn,\n    Proved,');
  });

  it.each([
    [
      'under another name in another file',
      OTHER,
      `mod x;\n\n${level('Allow', 'Warn', 'Deny').replace('Level', 'LintLevel')}`,
    ],
    ['inside of a macro', `define! {\n${level('Allow', 'Warn', 'Deny')}}\n\n${OTHER}`, 'mod x;\n'],
  ])('is not, when its list stands %s', async (_, a, b) => {
    const made = await replayed(
      { [A]: BASE, [B]: 'mod x;\n' },
      { [A]: OURS, [B]: 'mod x;\n' },
      { [A]: a, [B]: b },
      hooks,
    );
    const text = `${made.at(A)}${made.at(B)}`;
    expect(text).toContain('Proved');
    const kept = made.result.kind === 'replayed' ? ['proved'] : undefined;
    expect(made.hooks?.kept).toEqual(kept);
  });
});
