/** A hook whose declared place upstream took away goes with what stood around it, or says where it might belong. */
import { describe, expect, it } from 'vitest';
import { deriveHooks, type Hook } from '../../../src/engine/intents/hooks.ts';
import { insertHooks } from '../../../src/engine/intents/insert.ts';
import { parseIntegrationPoints } from '../../../src/engine/intents/points.ts';
import { mergeFile, type FileMerge } from '../../../src/engine/merge/file.ts';
import { rustParser } from '../../support/rust-parser.ts';

const parser = await rustParser();

const STATEMENT = `[[hook]]
id = "verify"
file = "a.rs"
action = "insert_statement"
in = "fn analysis"
after = "check_types($$_)"
before = "check_borrows($$_)"
code = "verify(tcx);"
`;

const hooks = (toml: string): Hook[] =>
  deriveHooks([], [], parseIntegrationPoints(toml, 'points.toml').hooks);

/** The fork of `base` that the hooks make, and what becomes of it on `theirs`. */
function carried(toml: string, base: string, theirs: string): FileMerge {
  const own = hooks(toml);
  const made = insertHooks(parser, base, own);
  if (made.kind === 'failed') throw new Error(JSON.stringify(made.failures));
  return mergeFile(parser, own, { path: 'a.rs', base, ours: made.text, theirs });
}

const fn = (name: string, ...statements: string[]): string =>
  `fn ${name}(tcx: T) {\n${statements.map((one) => `    ${one}\n`).join('')}}\n`;

const BASE = fn('analysis', 'start(tcx);', 'check_types(tcx);', 'check_borrows(tcx);', 'end(tcx);');

describe('a statement hook', () => {
  it('whose neighbours are both gone stands by the nearest that are left', () => {
    const merged = carried(
      STATEMENT,
      BASE,
      fn('analysis', 'start(tcx);', 'other(tcx);', 'end(tcx);'),
    );
    expect(merged.kind).toBe('clean');
    expect(merged.text).toBe(
      fn('analysis', 'start(tcx);', 'verify(tcx);', 'other(tcx);', 'end(tcx);'),
    );
    expect(merged.decisions.map(({ description }) => description)).toEqual([
      'verify put back in its place in a.rs: as the fork wrote it (behind start(tcx);, the nearest that is left of what stood around it: confidence 0.85)',
    ]);
  });

  it('goes with its function under a new name', () => {
    const theirs = fn(
      'run_analysis',
      'start(tcx);',
      'check_types(tcx);',
      'more(tcx);',
      'check_borrows(tcx);',
      'end(tcx);',
    );
    const merged = carried(STATEMENT, BASE, theirs);
    expect(merged.text).toBe(theirs.replace('    more', '    verify(tcx);\n    more'));
    expect(merged.kind).toBe('clean');
    expect(merged.decisions[0]?.description).toContain('fn analysis is fn run_analysis now');
  });

  it('goes with its neighbours into the function that was split off', () => {
    const theirs = `${fn('analysis', 'start(tcx);', 'required(tcx);', 'end(tcx);')}\n${fn('required', 'check_types(tcx);', 'check_borrows(tcx);')}`;
    const merged = carried(STATEMENT, BASE, theirs);
    expect(merged.kind).toBe('clean');
    expect(merged.text).toBe(
      theirs.replace('    check_borrows', '    verify(tcx);\n    check_borrows'),
    );
  });

  it('without anything left says where it might belong, and leaves it to a person', () => {
    const theirs = `${fn('analysis', 'new(tcx);', 'all(tcx);')}\n${fn('other', 'more(tcx);')}`;
    const merged = carried(STATEMENT, BASE, theirs);
    expect(merged.kind).toBe('conflict');
    if (merged.kind !== 'conflict') return;
    expect(merged.conflicts.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^hook verify: .*not found in fn analysis$/),
    ]);
    const [best] = merged.conflicts[0]?.candidates ?? [];
    expect(best).toMatchObject({ container: 'fn analysis', line: 4 });
    expect(best?.confidence).toBeLessThan(0.6);
    expect(merged.text).toContain('verify(tcx);');
  });

  it('that was followed once is followed again from where it stands', () => {
    const second = fn('run_analysis', 'start(tcx);', 'verify(tcx);', 'end(tcx);');
    const base = second.replace('    verify(tcx);\n', '');
    const theirs = fn('run_analysis', 'start(tcx);', 'new(tcx);', 'end(tcx);');
    const own = hooks(STATEMENT);
    const merged = mergeFile(parser, own, { path: 'a.rs', base, ours: second, theirs });
    expect(merged.kind).toBe('clean');
    expect(merged.text).toBe(
      fn('run_analysis', 'start(tcx);', 'verify(tcx);', 'new(tcx);', 'end(tcx);'),
    );
  });
});

describe('a place that only looks like the hook’s', () => {
  it('is not taken: a function that had the same neighbours all along', () => {
    const other = fn(
      'fast',
      'open(tcx);',
      'check_types(tcx);',
      'check_borrows(tcx);',
      'shut(tcx);',
    );
    const theirs = `${fn('analysis', 'start(tcx);', 'check_all(tcx);', 'end(tcx);')}\n${other}`;
    const merged = carried(STATEMENT, `${BASE}\n${other}`, theirs);
    expect(merged.text).toBe(theirs.replace('    check_all', '    verify(tcx);\n    check_all'));
  });

  it.each([
    [
      'the neighbours the other way round',
      fn('analysis', 'start(tcx);', 'check_borrows(tcx);', 'check_types(tcx);', 'end(tcx);'),
    ],
    [
      'one of them in a block',
      fn(
        'analysis',
        'start(tcx);',
        'if fast {\n        check_types(tcx);\n    }',
        'check_borrows(tcx);',
        'end(tcx);',
      ),
    ],
    [
      'both of them in a block',
      fn(
        'analysis',
        'start(tcx);',
        'if fast {\n        check_types(tcx);\n        check_borrows(tcx);\n    }',
        'end(tcx);',
      ),
    ],
  ])('is not taken: %s', (_, theirs) => {
    const merged = carried(STATEMENT, BASE, theirs);
    expect(merged.kind).toBe('conflict');
    expect(merged.text).toContain('verify(tcx);');
  });

  it('is not one in another module: the hook stays, upstream’s own of that text goes', () => {
    const toml =
      '[[hook]]\nid = "verify"\nfile = "a.rs"\naction = "add_module"\nplace = "sorted"\ncode = "mod verify;"\n';
    const inner = 'mod inner {\n    mod verify;\n    mod z;\n}\n';
    const base = `mod a;\nmod x;\n\n${inner}`;
    const theirs = `mod a;\nmod w;\nmod y;\n\n${inner.replace('    mod verify;\n', '')}`;
    const ours = base.replace('mod a;\n', 'mod a;\nmod verify;\n');
    const merged = mergeFile(parser, hooks(toml), { path: 'a.rs', base, ours, theirs });
    expect(merged.text).toMatch(/^mod verify;$/m);
    expect(merged.text).not.toContain('    mod verify;');
  });
});

describe('a member hook', () => {
  const VARIANT = `[[hook]]
id = "proved"
file = "a.rs"
action = "add_variant"
in = "enum Level"
after = "Warn"
before = "Deny"
code = "Proved,"
`;
  const level = (name: string, ...variants: string[]): string =>
    `enum ${name} {\n${variants.map((one) => `    ${one},\n`).join('')}}\n`;
  const base = level('Level', 'Allow', 'Warn', 'Deny', 'Forbid');

  it('goes with its enum under a new name', () => {
    const theirs = level('LintLevel', 'Allow', 'Warn', 'Expect', 'Deny', 'Forbid');
    expect(carried(VARIANT, base, theirs).text).toBe(
      level('LintLevel', 'Allow', 'Warn', 'Proved', 'Expect', 'Deny', 'Forbid'),
    );
  });

  it('is left to a person when the whole enum is gone', () => {
    const merged = carried(VARIANT, base, 'struct Other;\n');
    expect(merged.kind).toBe('conflict');
    expect(merged.text).toContain('Proved');
  });
});

describe('an arm', () => {
  const ARM = `[[hook]]
id = "ours"
file = "a.rs"
action = "add_arm"
in = "fn f"
after = "A"
before = "B"
code = "Ours => 1,"
`;
  const match = (...arms: string[]): string =>
    `fn f(e: E) -> u8 {\n    match e {\n${arms.map((one) => `        ${one}\n`).join('')}    }\n}\n`;
  const base = match('First => 0,', 'A => 1,', 'B => 2,', '_ => 3,');

  it('stands between two that are left', () => {
    const theirs = match('First => 0,', 'C => 1,', '_ => 3,');
    expect(carried(ARM, base, theirs).text).toBe(
      match('First => 0,', 'Ours => 1,', 'C => 1,', '_ => 3,'),
    );
  });

  it('is never put behind the one that is left: that may take everything', () => {
    const merged = carried(
      ARM,
      match('A => 1,', 'B => 2,', '_ => 3,'),
      match('C => 1,', '_ => 3,'),
    );
    expect(merged.kind).toBe('conflict');
    expect(merged.text).toContain('Ours => 1,');
  });
});

describe('a hook whose siblings took another form', () => {
  const ENTRY = `[[hook]]
id = "requires"
file = "a.rs"
action = "add_entry"
in = "static BUILTIN_ATTRIBUTES"
place = "last"
name = "requires"
code = 'gated!(requires, Normal, template!(Word, List: "condition")),'
`;
  const list = (...entries: string[]): string =>
    `pub static BUILTIN_ATTRIBUTES: &[A] = &[\n${entries.map((one) => `    ${one},\n`).join('')}];\n`;
  const base = list(
    'gated!(a, Normal, template!(List: "x"))',
    'gated!(b, Normal, template!(Word))',
    'gated!(c, Normal, template!(List: "y"))',
    'gated!(d, Normal, template!(Word))',
  );

  it('takes it too, though lines would merge cleanly', () => {
    const theirs = base.replaceAll(/List: ("\w")/g, 'List: &[$1]');
    const merged = carried(ENTRY, base, theirs);
    expect(merged).toMatchObject({ kind: 'clean', method: 'hooks', lineConflicts: [] });
    expect(merged.text).toBe(
      theirs.replace(
        /\];\n$/,
        '    gated!(requires, Normal, template!(Word, List: &["condition"])),\n];\n',
      ),
    );
    expect(merged.decisions.map(({ description }) => description)).toEqual([
      'requires put back in its place in a.rs: template!(List:.. as in a, c (confidence 0.95)',
    ]);
  });
});
