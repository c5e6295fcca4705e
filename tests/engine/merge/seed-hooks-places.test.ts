/** The shipped hooks where upstream changed what decides of their places. */
import { describe, expect, it } from 'vitest';
import { insertHooks } from '../../../src/engine/intents/insert.ts';
import { type FileMerge, mergeFile } from '../../../src/engine/merge/file.ts';
import { hooksIn } from '../../support/hooks.ts';
import { rustParser } from '../../support/rust-parser.ts';
import { passesFile } from '../../support/rustc-shape.ts';

const parser = await rustParser();
const hooks = hooksIn('passes.rs');
const path = 'compiler/rustc_interface/src/passes.rs';

function carried(base: string, theirs: string): FileMerge {
  const made = insertHooks(parser, base, hooks);
  if (made.kind === 'failed') throw new Error(JSON.stringify(made.failures));
  return mergeFile(parser, hooks, { path, base, ours: made.text, theirs });
}

const ending = (statement: string, tail: string): string =>
  passesFile({ body: `    ${statement}\n`, tail });

describe('the call at the end of fn analysis', () => {
  it('is left to a person when the end works out what stood above it', () => {
    const merged = carried(
      ending('tcx.check_all()?;', '\n    Ok(())\n'),
      ending('tcx.start();', '\n    tcx.check_all()\n'),
    );
    expect(merged.kind).toBe('conflict');
    expect(merged.text).toContain('verify_crate');
  });

  it('stays before an end that was there before', () => {
    const tail = '\n    tcx.finish()\n';
    const merged = carried(ending('tcx.a();', tail), ending('tcx.a(1);', tail));
    expect(merged.kind).toBe('clean');
    expect(merged.text?.indexOf('verify_crate')).toBeLessThan(merged.text?.indexOf('finish') ?? 0);
  });

  it('is not put behind what never ends', () => {
    const merged = carried(ending('tcx.a();', ''), ending('tcx.a();\n    return tcx.b();', ''));
    expect(merged.kind).toBe('conflict');
  });
});

describe('the call of provide', () => {
  it('stays in its function though another has more such calls', () => {
    const base = passesFile({ providers: ['lint', 'privacy', 'metadata'] });
    const more = (text: string): string =>
      `${text}\nfn provide_extern(providers: &mut Extern) {\n${['a', 'b', 'c'].map((one) => `    ${one}::provide(providers);\n`).join('')}}\n`;
    const theirs = more(passesFile({ providers: ['lint', 'privacy'] }));
    const merged = carried(base, theirs);
    expect(merged.text?.indexOf('rustc_verify::provide')).toBeLessThan(
      merged.text?.indexOf('fn provide_extern') ?? 0,
    );
    expect(merged.text).toContain('rustc_verify::provide');
  });
});
