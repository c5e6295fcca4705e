import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkHooks } from '../../../src/engine/intents/check.ts';
import type { Hook } from '../../../src/engine/intents/hooks.ts';
import { insertHooks } from '../../../src/engine/intents/insert.ts';
import { removeHooks } from '../../../src/engine/intents/remove.ts';
import { type FileMerge, mergeFile } from '../../../src/engine/merge/file.ts';
import { hooksIn } from '../../support/hooks.ts';
import { rustParser } from '../../support/rust-parser.ts';
import { rustcFile } from '../../support/rustc-files.ts';
import { attributesFile, OLD_ENTRIES, optionsFile, passesFile } from '../../support/rustc-shape.ts';

const parser = await rustParser();

function inserted(text: string, hooks: readonly Hook[]): string {
  const result = insertHooks(parser, text, hooks);
  if (result.kind === 'failed') throw new Error(JSON.stringify(result.failures));
  return result.text;
}

function merge(hooks: readonly Hook[], base: string, ours: string, theirs: string): FileMerge {
  return mergeFile(parser, hooks, { path: hooks[0]?.file ?? '', base, ours, theirs });
}

describe('a fork of nothing but hooks', () => {
  it('becomes upstream with the hooks in it, whatever upstream did between two files of this shape', () => {
    fc.assert(
      fc.property(rustcFile, rustcFile, (older, newer) => {
        fc.pre(older.name === newer.name && older.text !== newer.text);
        const hooks = hooksIn(older.name);
        const result = merge(hooks, older.text, inserted(older.text, hooks), newer.text);
        const left = result.kind === 'conflict' ? result.conflicts.map(({ reason }) => reason) : [];
        // An entry that the fork fitted to richer siblings has no place among poorer ones.
        fc.pre(!left.join().includes('have another form now'));
        expect(left).toEqual([]);
        const text = result.text ?? '';
        expect(checkHooks(parser, text, hooks).map(({ kind }) => kind)).toEqual(
          hooks.map(() => 'ok'),
        );
        expect(removeHooks(parser, text, hooks, hooks, newer.text).text).toBe(newer.text);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a decision', () => {
  it('is written down for each hook that a line merge would have left to a person', () => {
    const hooks = hooksIn('passes.rs');
    const base = passesFile();
    const result = merge(
      hooks,
      base,
      inserted(base, hooks),
      passesFile({ providers: ['lint', 'privacy', 'ty'] }),
    );
    expect(result).toMatchObject({
      kind: 'clean',
      lineConflicts: [{ reason: 'both added lines here' }],
    });
    expect(result.decisions).toEqual([
      {
        path: hooks[0]?.file,
        conflict_type: 'conflict in provider setup',
        resolution_type: 'pattern',
        description:
          'rustc_verify::provide put back in its place in passes.rs: as the fork wrote it',
        hook: 'passes.rs/provide',
        rule: 'passes_hook_insertion',
      },
    ]);
  });

  it('is not made where lines merge', () => {
    const hooks = hooksIn('passes.rs');
    const base = passesFile();
    const theirs = passesFile({
      body: '    let all = 1;\n    sess.time("checking", || tcx.check_all());\n',
    });
    expect(merge(hooks, base, inserted(base, hooks), theirs)).toMatchObject({
      kind: 'clean',
      text: inserted(theirs, hooks),
      decisions: [],
    });
  });
});

describe('the form of a hook', () => {
  const hooks = hooksIn('passes.rs');

  it('follows what upstream renamed, also where lines merge cleanly', () => {
    const base = passesFile({ field: 'debugging_opts' });
    const theirs = passesFile({ field: 'unstable_opts' });
    const result = merge(hooks, base, inserted(base, hooks), theirs);
    expect(result).toMatchObject({
      kind: 'clean',
      text: inserted(theirs, hooks),
      lineConflicts: [],
    });
    expect(result.decisions.map(({ hook }) => hook)).toEqual(['passes.rs/verify_crate']);
  });

  it('is no matter of what else upstream made of the list: that is upstream’s alone', () => {
    const attributes = hooksIn('builtin_attrs.rs');
    const before = (name: string) =>
      `gated!(\n        ${name}, Normal, template!(List: "x"), DuplicatesOk,\n        experimental!(${name})\n    ),`;
    const after = (name: string) =>
      `gated!(\n        ${name}, Normal, template!(List: &["x"]), DuplicatesOk,\n        EncodeCrossCrate::No, experimental!(${name})\n    ),`;
    const list = (name: string) =>
      `ungated!(\n        ${name}, Normal,\n        template!(List: "y"), WarnFollowing,\n    ),`;
    const laterList = (name: string) =>
      `ungated!(\n        ${name}, Normal,\n        template!(List: &["y"]),\n        WarnFollowing, EncodeCrossCrate::No\n    ),`;
    const base = attributesFile([
      ...['naked', 'marker', 'optimize', 'linkage', 'lang'].map(before),
      ...['cfg', 'doc'].map(list),
    ]);
    const theirs = attributesFile([
      'ungated!(used, Normal, template!(Word), DuplicatesOk, EncodeCrossCrate::No),',
      ...['marker', 'ffi'].map(after),
      laterList('cfg'),
      ...['lang', 'coverage', 'sanitize'].map(after),
      laterList('doc'),
    ]);
    const result = merge(attributes, base, inserted(base, attributes), theirs);
    expect(result).toMatchObject({ kind: 'clean', certificate: null });
    expect(result.text).toBe(inserted(theirs, attributes));
  });

  it("is the fork's own where its siblings still have it", () => {
    const [requires] = hooksIn('builtin_attrs.rs');
    const own =
      'gated!(requires, CrateLevel, template!(Word), verify, experimental!(requires)), // ours';
    const appended = 'gated!(coverage, Normal, template!(Word), experimental!(coverage)),';
    const result = merge(
      hooksIn('builtin_attrs.rs'),
      attributesFile(OLD_ENTRIES),
      attributesFile([...OLD_ENTRIES, own]),
      attributesFile([...OLD_ENTRIES, appended]),
    );
    expect(result).toMatchObject({
      kind: 'clean',
      text: attributesFile([...OLD_ENTRIES, appended, own]),
    });
    expect(result.decisions.map(({ hook }) => hook)).toEqual([requires?.id]);
  });
});

describe('hooks that the base has too, as when commits of the fork are replayed one by one', () => {
  const hooks = hooksIn('options.rs');
  const base = inserted(optionsFile(['ast', 'dump', 'verbose', 'wasm']), hooks);
  const upstream = inserted(optionsFile(['ast', 'dump', 'verbose_internals', 'wasm']), hooks);
  const reworded = (text: string): string =>
    text.replace('with specifications', 'against its specification');

  it('stay as the replayed side has them', () => {
    expect(merge(hooks, base, base.replace('"ast (', '"the ast ('), upstream)).toMatchObject({
      text: upstream.replace('"ast (', '"the ast ('),
    });
  });

  it('follow an edit of the fork', () => {
    expect(merge(hooks, base, reworded(base), upstream)).toMatchObject({
      kind: 'clean',
      text: reworded(upstream),
    });
  });

  it('go when the fork dropped them', () => {
    const without = optionsFile(['ast', 'dump', 'verbose', 'wasm']);
    expect(merge(hooks, base, without, upstream)).toMatchObject({
      kind: 'clean',
      text: optionsFile(['ast', 'dump', 'verbose_internals', 'wasm']),
    });
  });

  it('take the edits of both sides where these meet nowhere', () => {
    const other = (text: string): string =>
      text.replace(
        'parse_bool, [TRACKED],\n        "enable',
        'parse_bool, [UNTRACKED],\n        "enable',
      );
    expect(merge(hooks, base, reworded(base), other(upstream))).toMatchObject({
      kind: 'clean',
      text: other(reworded(upstream)),
    });
  });

  it('conflict when both sides changed one part of them', () => {
    const other = upstream.replace('"enable', '"really enable');
    expect(merge(hooks, base, reworded(base), other).kind).toBe('conflict');
  });
});

describe('what is left to a person', () => {
  it('is a hook whose rule is not safe, where lines conflict', () => {
    const hooks = hooksIn('passes.rs').map((hook) => ({ ...hook, safe: false }));
    const base = passesFile();
    const result = merge(
      hooks,
      base,
      inserted(base, hooks),
      passesFile({ providers: ['lint', 'privacy', 'ty'] }),
    );
    expect(result).toMatchObject({
      kind: 'conflict',
      conflicts: [{ ours: '    rustc_verify::provide(providers);\n' }],
    });
  });
});

test('a statement that the fork keeps elsewhere than declared stays where the fork has it', () => {
  const hooks = hooksIn('passes.rs').slice(0, 1);
  const first = (text: string): string =>
    text.replace(/ {4}rustc_(?!verify)/, '    rustc_verify::provide(providers);\n$&');
  const base = passesFile();
  const theirs = passesFile({ providers: ['borrowck', 'privacy'] });
  const result = merge(hooks, base, first(base), theirs);
  expect(result).toMatchObject({ kind: 'clean', text: first(theirs) });
  expect(result.decisions).toHaveLength(1);
});
