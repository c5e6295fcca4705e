import { describe, expect, it } from 'vitest';
import { checkHooks } from '../../../../src/engine/intents/check.ts';
import { insertHooks } from '../../../../src/engine/intents/insert.ts';
import { hooksIn } from '../../../support/hooks.ts';
import { rustParser } from '../../../support/rust-parser.ts';
import { passesFile } from '../../../support/rustc-shape.ts';

const parser = await rustParser();
const hooks = hooksIn('passes.rs').filter(({ action }) => action === 'insert_guarded_call');

const guard = (field = 'unstable_opts'): string => `    if tcx.sess.opts.${field}.verify {
        let config = rustc_verify::VerifyConfig::from_session(tcx.sess);
        rustc_verify::verify_crate(tcx, &config);
    }
`;
const loop = '    for id in tcx.bodies() {\n        tcx.check(id);\n    }\n';

describe('insert_guarded_call', () => {
  it.each([
    [
      'before the result, kept apart by empty lines',
      passesFile(),
      '\n    Ok(())\n',
      `\n${guard()}\n    Ok(())\n`,
    ],
    [
      'before the comments of the result',
      passesFile({ tail: '    // fine\n    Ok(())\n' }),
      '    // fine\n',
      `${guard()}    // fine\n`,
    ],
    [
      'last in a function that ends in a block',
      passesFile({ body: loop, tail: '' }),
      loop,
      `${loop}\n${guard()}`,
    ],
    [
      'last in a function without a result',
      passesFile({ tail: '' }),
      'check_all());\n',
      `check_all());\n\n${guard()}`,
    ],
    [
      'before a block that is the result',
      passesFile({ tail: '    if sess.ok() { Ok(()) } else { Err(()) }\n' }),
      '    if sess',
      `${guard()}    if sess`,
    ],
  ])('goes %s', (_, text, at, expected) => {
    expect(insertHooks(parser, text, hooks)).toEqual({
      kind: 'inserted',
      text: text.replace(at, expected),
    });
  });

  it('calls the options as the file does', () => {
    const result = insertHooks(parser, passesFile({ field: 'debugging_opts' }), hooks);
    expect(result).toMatchObject({ text: expect.stringContaining(guard('debugging_opts')) });
  });

  it.each([
    [
      'the function is gone',
      passesFile().replace('fn analysis', 'fn analyses'),
      'no function analysis',
    ],
    [
      'there are two',
      `${passesFile()}mod m {\n${passesFile()}}\n`,
      'there are 2 functions analysis',
    ],
    [
      'tcx is not at hand',
      passesFile().replace('tcx: TyCtxt', 'cx: TyCtxt'),
      'fn analysis has no tcx',
    ],
    [
      'the body is on one line',
      'fn analysis(tcx: T) { tcx.check(); }\n',
      'the end of fn analysis shares its line with other code',
    ],
  ])('abstains when %s', (_, text, reason) => {
    expect(insertHooks(parser, text, hooks)).toEqual({
      kind: 'failed',
      failures: [{ hook: 'passes.rs/verify_crate', reason }],
    });
  });

  it.each([
    ['last', `${guard()}    Ok(())\n`, 'ok'],
    ['before more work', `${guard()}    more();\n    Ok(())\n`, 'misplaced'],
    ['inside of a block', `    if x {\n${guard()}    }\n    Ok(())\n`, 'misplaced'],
    ['twice', `${guard()}${guard()}    Ok(())\n`, 'duplicate'],
    ['unguarded', '    rustc_verify::verify_crate(tcx, &config);\n    Ok(())\n', 'ok'],
  ])('is recognised %s', (_, tail, kind) => {
    expect(checkHooks(parser, passesFile({ tail }), hooks).map((finding) => finding.kind)).toEqual([
      kind,
    ]);
  });
});
