import { describe, expect, it } from 'vitest';
import { checkHooks } from '../../../../src/engine/intents/check.ts';
import { insertHooks } from '../../../../src/engine/intents/insert.ts';
import { hooksIn } from '../../../support/hooks.ts';
import { rustParser } from '../../../support/rust-parser.ts';
import { passesFile } from '../../../support/rustc-shape.ts';

const parser = await rustParser();
const hooks = hooksIn('passes.rs').filter(({ action }) => action === 'insert_after_pattern');
const inserted = (text: string) => insertHooks(parser, text, hooks);

describe('insert_after_pattern', () => {
  it('goes behind the last of the run, not behind the first match', () => {
    const text = passesFile({ providers: ['lint', 'privacy', 'metadata'] });
    expect(inserted(text)).toEqual({
      kind: 'inserted',
      text: text.replace(
        '    *providers\n',
        '    rustc_verify::provide(providers);\n    *providers\n',
      ),
    });
  });

  it('takes the arguments most calls of the run take', () => {
    const text = passesFile({ args: '&mut providers.queries' }).replace(
      'lint::provide(&mut providers.queries)',
      'lint::provide(providers)',
    );
    const three = text.replace(
      '    *providers',
      '    rustc_ty::provide(&mut providers.queries);\n    *providers',
    );
    expect(inserted(three)).toMatchObject({
      text: expect.stringContaining(
        '    rustc_verify::provide(&mut providers.queries);\n    *providers',
      ),
    });
  });

  it('finds the run in a function, with attributes and comments in it', () => {
    const text = `pub fn default_provide(providers: &mut Providers) {
    a::provide(providers);
    // the last
    #[cfg(llvm)]
    b::provide(providers); // kept
}
`;
    expect(inserted(text)).toEqual({
      kind: 'inserted',
      text: text.replace('// kept\n', '// kept\n    rustc_verify::provide(providers);\n'),
    });
  });

  it('is not misled by methods, other arguments or smaller runs', () => {
    const text = `${passesFile()}
fn codegen(backend: &Backend) {
    backend.provide(&mut providers);
    other::provide(extern_stuff);
    one::provide(providers);
}
`;
    expect(inserted(text)).toMatchObject({
      text: expect.stringMatching(/privacy::provide\(providers\);\n {4}rustc_verify/),
    });
  });

  it.each([
    ['no run', passesFile({ providers: [] }), 'no call like provide(providers)'],
    [
      'two runs as long',
      `${passesFile()}${passesFile()}`,
      'two places have as many calls like provide(providers)',
    ],
    [
      'a run on one line',
      'fn f() { a::provide(providers); *providers }\n',
      'provide(providers) shares its line with other code',
    ],
  ])('abstains with %s', (_, text, reason) => {
    expect(inserted(text)).toEqual({
      kind: 'failed',
      failures: [{ hook: 'passes.rs/provide', reason }],
    });
  });

  it.each([
    ['before the end of the run', '    rustc_lint', 'misplaced'],
    ['in place', '    *providers', 'ok'],
    ['in another function', '    let sess', 'misplaced'],
  ])('is recognised %s', (_, before, kind) => {
    const text = passesFile().replace(before, `    rustc_verify::provide(providers);\n${before}`);
    expect(checkHooks(parser, text, hooks).map((finding) => finding.kind)).toEqual([kind]);
  });
});
