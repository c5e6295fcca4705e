import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkHooks } from '../../../src/engine/intents/check.ts';
import { insertHooks } from '../../../src/engine/intents/insert.ts';
import { removeHooks } from '../../../src/engine/intents/remove.ts';
import { hooksIn } from '../../support/hooks.ts';
import { rustParser } from '../../support/rust-parser.ts';
import { rustcFile } from '../../support/rustc-files.ts';
import { passesFile } from '../../support/rustc-shape.ts';

const parser = await rustParser();

function inserted(text: string, name: string): string {
  const result = insertHooks(parser, text, hooksIn(name));
  if (result.kind === 'failed') throw new Error(JSON.stringify(result.failures));
  return result.text;
}

describe('insertHooks, on every file in the shape of rustc', () => {
  it('leaves each hook once and in place', () => {
    fc.assert(
      fc.property(rustcFile, ({ name, text }) => {
        const findings = checkHooks(parser, inserted(text, name), hooksIn(name));
        expect(findings.map(({ kind }) => kind)).toEqual(findings.map(() => 'ok'));
      }),
    );
  });

  it('is undone by taking them out, with or without knowing the file before', () => {
    fc.assert(
      fc.property(rustcFile, ({ name, text }) => {
        const hooks = hooksIn(name);
        const full = inserted(text, name);
        expect(removeHooks(parser, full, hooks, hooks, null).text).toBe(text);
        expect(removeHooks(parser, full, hooks, hooks, text).text).toBe(text);
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(rustcFile, ({ name, text }) => {
        const once = inserted(text, name);
        expect(inserted(once, name)).toBe(once);
      }),
    );
  });

  it('keeps Windows line ends', () => {
    fc.assert(
      fc.property(rustcFile, ({ name, text }) => {
        expect(inserted(text.replaceAll('\n', '\r\n'), name)).toBe(
          inserted(text, name).replaceAll('\n', '\r\n'),
        );
      }),
    );
  });
});

describe('insertHooks', () => {
  it('puts in all hooks or none, and says why', () => {
    const hooks = hooksIn('passes.rs');
    expect(insertHooks(parser, passesFile().replace('fn analysis', 'fn other'), hooks)).toEqual({
      kind: 'failed',
      failures: [{ hook: 'passes.rs/verify_crate', reason: 'no function analysis' }],
    });
  });

  it('does not move a hook that stands elsewhere', () => {
    const text = passesFile().replace(
      '    rustc_lint',
      '    rustc_verify::provide(providers);\n    rustc_lint',
    );
    expect(insertHooks(parser, text, hooksIn('passes.rs'))).toMatchObject({
      kind: 'failed',
      failures: [
        {
          hook: 'passes.rs/provide',
          reason: expect.stringContaining('not right behind the last call'),
        },
      ],
    });
  });

  it('refuses code that does not parse', () => {
    const [hook] = hooksIn('options.rs');
    const broken = { ...hook, code: 'verify: bool = (false, {,' } as NonNullable<typeof hook>;
    const result = insertHooks(
      parser,
      'options! {\n    UnstableOptions, "Z",\n    ast: T = (1),\n}\n',
      [broken],
    );
    expect(result.kind).toBe('failed');
  });
});
