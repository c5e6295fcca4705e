import { describe, expect, it } from 'vitest';
import { checkHooks } from '../../../../src/engine/intents/check.ts';
import { insertHooks } from '../../../../src/engine/intents/insert.ts';
import { hooksIn } from '../../../support/hooks.ts';
import { rustParser } from '../../../support/rust-parser.ts';
import { optionsFile } from '../../../support/rustc-shape.ts';

const parser = await rustParser();
const hooks = hooksIn('options.rs');

function neighbours(text: string): (string | undefined)[] {
  const result = insertHooks(parser, text, hooks);
  if (result.kind === 'failed') return result.failures.map(({ reason }) => reason);
  const names = [...result.text.matchAll(/^ {4}(\w+): /gm)].map((match) => match[1]);
  const at = names.indexOf('verify');
  return [names[at - 1], names[at + 1]];
}

describe('add_option', () => {
  it.each([
    [
      'between its neighbours',
      ['threads', 'verbose', 'verify_llvm_ir', 'wasm'],
      ['verbose', 'verify_llvm_ir'],
    ],
    ['first', ['wasm', 'zst'], [undefined, 'wasm']],
    ['last', ['ast', 'verbose'], ['verbose', undefined]],
    [
      'where the fewest are out of order',
      ['zzz', 'ast', 'verbose', 'wasm', 'dump'],
      ['verbose', 'wasm'],
    ],
  ])('goes %s', (_, names, expected) => {
    expect(neighbours(optionsFile(names))).toEqual(expected);
  });

  it('stays above the attributes and comments of the entry that follows, below the line that opens the order', () => {
    const text = optionsFile(['wasm']).replace(
      '    wasm',
      '    /// Documented.\n    #[deny("x")]\n    wasm',
    );
    const result = insertHooks(parser, text, hooks);
    expect(result).toMatchObject({
      text: expect.stringMatching(
        /-start\n {4}verify: bool = .*\n.*\n {4}\/\/\/ Documented\.\n {4}#\[deny\("x"\)\]\n {4}wasm/,
      ),
    });
  });

  it.each([
    [
      '1.48',
      '{DebuggingOptions, DebuggingSetter, basic_debugging_options,\n "Z", "debugging",\n DB_OPTIONS, db_type_desc, dbsetters,\n',
    ],
    ['1.56', '{\n    DebuggingOptions, DB_OPTIONS, "Z", "debugging",\n'],
    [
      '1.90',
      '{\n    UnstableOptions, UnstableOptionsTargetModifiers, Z_OPTIONS, dbopts, "Z", "unstable",\n',
    ],
  ])('knows the table of %s from that of -C options', (_, header) => {
    const codegen =
      'options! {\n    CodegenOptions, CG_OPTIONS, "C", "codegen",\n    ar: T = (1, p, [U], "x"),\n}\n';
    const table = `options! ${header}    ast: bool = (false, parse_bool, [TRACKED], "x"),\n}\n`;
    expect(insertHooks(parser, codegen + table, hooks)).toMatchObject({
      text: expect.stringMatching(/ast: .*\n {4}verify: /),
    });
  });

  it('abstains without such a table, or with nothing in it to stand beside', () => {
    expect(neighbours(optionsFile([]))).toEqual(['UnstableOptions is empty']);
    expect(neighbours('options! {\n    CodegenOptions, "C",\n}\n')).toEqual([
      'no options! table for unstable_opts',
    ]);
  });

  it('out of order is misplaced', () => {
    const check = (names: readonly string[]) =>
      checkHooks(parser, optionsFile(names), hooks).map(({ kind }) => kind);
    expect(check(['ast', 'verify', 'wasm'])).toEqual(['ok']);
    expect(check(['verify', 'ast', 'wasm'])).toEqual(['misplaced']);
  });
});
