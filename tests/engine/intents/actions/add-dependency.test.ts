import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkHooks } from '../../../../src/engine/intents/check.ts';
import { deriveHooks, type Hook } from '../../../../src/engine/intents/hooks.ts';
import { insertHooks } from '../../../../src/engine/intents/insert.ts';
import { parseIntegrationPoints } from '../../../../src/engine/intents/points.ts';
import { removeHooks } from '../../../../src/engine/intents/remove.ts';
import { rustParser } from '../../../support/rust-parser.ts';

const parser = await rustParser();

function declared(table: string): Hook[] {
  const text = `[[hook]]\nfile = "c/Cargo.toml"\naction = "add_dependency"\n${table}`;
  return deriveHooks([], [], parseIntegrationPoints(text, 'points.toml').hooks);
}

const verify = `code = 'rustc_verify = { path = "../rustc_verify" }'`;
const LINE = 'rustc_verify = { path = "../rustc_verify" }\n';

/** The hook put in, found in place, and taken out again. */
function put(before: string, table = verify): string {
  const hooks = declared(table);
  const made = insertHooks(parser, before, hooks);
  if (made.kind === 'failed') return made.failures.map(({ reason }) => reason).join('\n');
  expect(checkHooks(parser, made.text, hooks).map(({ kind }) => kind)).toEqual(['ok']);
  expect(removeHooks(parser, made.text, hooks, hooks, before).text).toBe(before);
  return made.text;
}

const HEAD = '[package]\nname = "x"\n\n[dependencies]\n# tidy-alphabetical-start\n';
const TAIL = '# tidy-alphabetical-end\n\n[dev-dependencies]\nrustc_zzz = "1"\n';

describe('add_dependency', () => {
  it.each([
    ['between its neighbours', 'rustc_a = "1" # why\n', 'tracing = "0.1"\n'],
    ['first, below the line that opens the order', '', 'tracing = "0.1"\n'],
    ['first, above the comments of the next', '', '# Of the log.\ntracing = "0.1"\n'],
    ['last, above the line that closes the order', 'rustc_a = { path = "../a" }\n', ''],
    [
      'behind a value of several lines',
      'rustc_a = { version = "1", features = [\n  "x",\n] }\n',
      'tracing = "0.1"\n',
    ],
    [
      'behind a name in dotted lines',
      'rustc_a.path = "../a"\nrustc_a.optional = true\n',
      't = "1"\n',
    ],
  ])('goes %s', (_, above, below) => {
    expect(put(HEAD + above + below + TAIL)).toBe(HEAD + above + LINE + below + TAIL);
  });

  it('goes into the table it names', () => {
    const table = `in = 'target."cfg(unix)".dependencies'\n${verify}`;
    const text = '[dependencies]\nz = "1"\n\n[target.\'cfg(unix)\'.dependencies]\na = "1"\n';
    expect(put(text, table)).toBe(text + LINE);
  });

  it('goes into a table with nothing in it', () => {
    expect(put('[dependencies]\n\n[features]\n')).toBe(`[dependencies]\n${LINE}\n[features]\n`);
  });

  it.each([
    ['in a table of its own', '[dependencies.rustc_verify]\npath = "../rustc_verify"\n'],
    ['with more said of it', '[dependencies]\nrustc_verify = { path = "../v", optional = true }\n'],
    [
      'in dotted lines',
      '[dependencies]\nrustc_verify.path = "../v"\nrustc_verify.optional = true\n',
    ],
    ['out of order', '[dependencies]\nz = "1"\nrustc_verify = "1"\n'],
  ])('is known %s', (_, text) => {
    const head = text.startsWith('[dependencies.') ? '[dependencies]\n' : '';
    expect(checkHooks(parser, head + text, declared(verify))).toMatchObject([{ kind: 'ok' }]);
  });

  it('is not taken for a dependency of another kind', () => {
    const text = '[dependencies]\n\n[dev-dependencies]\nrustc_verify = "1"\n';
    expect(checkHooks(parser, text, declared(verify))).toMatchObject([{ kind: 'missing' }]);
  });

  it.each([
    ['no table', '[features]\nx = []\n', 'no [dependencies]'],
    ['no TOML', '[dependencies\n', 'the file is no TOML'],
    ['an inline table', 'dependencies = { a = "1" }\n', 'no [dependencies]'],
  ])('is refused where there is %s', (_, text, reason) => {
    expect(put(text)).toBe(reason);
  });

  it('keeps line ends and all other text', () => {
    const made = insertHooks(
      parser,
      `${HEAD}a = "1"\n${TAIL}`.replaceAll('\n', '\r\n'),
      declared(verify),
    );
    expect(made).toEqual({
      kind: 'inserted',
      text: `${HEAD}a = "1"\n${LINE}${TAIL}`.replaceAll('\n', '\r\n'),
    });
  });

  it('stands in order in any list that was in order, and comes out again', () => {
    const name = fc.stringMatching(/^[a-z][a-z_-]{0,6}$/);
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 8 }), fc.boolean(), (names, marked) => {
        const lines = names.toSorted().map((one) => `${one} = "1"\n`);
        const [start, end] = marked
          ? ['# tidy-alphabetical-start\n', '# tidy-alphabetical-end\n']
          : ['', ''];
        const made = put(`[dependencies]\n${start}${lines.join('')}${end}`);
        const sorted = [...lines, LINE].toSorted((a, b) =>
          (a.split(' ')[0] ?? '') < (b.split(' ')[0] ?? '') ? -1 : 1,
        );
        expect(made).toBe(`[dependencies]\n${start}${sorted.join('')}${end}`);
      }),
    );
  });

  it.each([
    [`file = "a.rs"`, `action = "add_dependency"`, /needs a Cargo\.toml/],
    [`file = "Cargo.toml"`, `action = "add_item"\nplace = "last"`, /needs a Rust file/],
    [`file = "Cargo.toml"`, `action = "add_dependency"\nplace = "first"`, /place by name/],
    [`file = "Cargo.toml"`, `action = "add_dependency"\nname = "other"`, /code names rustc_verify/],
  ])('%s with %s is said to be wrong', (file, keys, message) => {
    expect(() => parseIntegrationPoints(`[[hook]]\n${file}\n${keys}\n${verify}`, 'p.toml')).toThrow(
      message,
    );
  });

  it.each(['rustc_verify', 'a = "1"\nb = "2"', '[x]\na = "1"'])('%j is no dependency', (code) => {
    const text = `[[hook]]\nfile = "Cargo.toml"\naction = "add_dependency"\ncode = '''${code}'''`;
    expect(() => parseIntegrationPoints(text, 'p.toml')).toThrow(/not one line/);
  });
});
