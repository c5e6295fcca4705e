import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { Language, Parser } from 'web-tree-sitter';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PackingParser } from '../../../src/engine/syntax/parser.ts';
import type { SyntaxNode, SyntaxTree } from '../../../src/engine/syntax/tree.ts';
import { rustParser } from '../../support/rust-parser.ts';

const PLAIN = `//! Docs.
#[derive(Debug)]
pub struct Point<'a> { x: &'a str, /* é 𝄞 */ y: u32 }
fn main() { match (1, "b") { (a, _) if a > 0 => call(a)?, _ => {} } }
`;
const NIGHTLY =
  'fn f() { let box x = y; }\nauto trait Marked {}\npub macro twice($x:expr) { $x }\n';
const BROKEN = 'fn f( { let = ;\nstruct S { a: }\n}}}\n';
const texts = fc.oneof(
  fc.constantFrom(PLAIN, NIGHTLY, BROKEN, '', '\uFEFFfn f() {}\r\n'),
  fc.string({
    unit: fc.constantFrom(...Array.from('fn (){}<>;,:#[]"\'/*!\n\r 1aé𝄞')),
    maxLength: 60,
  }),
);

let parser: PackingParser;
beforeAll(async () => {
  parser = await rustParser();
});

function described(node: SyntaxNode): unknown {
  const { type, named, field, start, end } = node;
  return { type, named, field, start, end, children: node.children.map(described) };
}

describe('a packed tree', () => {
  it('is the same tree when it is unpacked, nightly syntax and errors included', () => {
    const same = (tree: SyntaxTree): void => {
      const back = parser.unpack(tree.source, parser.pack(tree));
      expect(described(back.root)).toEqual(described(tree.root));
      expect(back.errors).toEqual(tree.errors);
    };
    fc.assert(fc.property(texts, (text) => same(parser.parse(text))));
  });

  it('knows its parents, and each node is made once', () => {
    const { root } = parser.parse(PLAIN);
    const [first] = root.children;
    expect(first?.parent).toBe(root);
    expect(root.children[0]).toBe(first);
  });

  it.each([
    ['another layout', (bytes: Uint8Array) => bytes.with(0, 99)],
    ['cut off', (bytes: Uint8Array) => bytes.slice(0, -3)],
    ['with something behind it', (bytes: Uint8Array) => Uint8Array.of(...bytes, 1)],
  ])('is refused when it is %s', (_, damaged) => {
    const bytes = parser.pack(parser.parse(PLAIN));
    expect(() => parser.unpack(PLAIN, damaged(bytes))).toThrow(RangeError);
  });

  it('is refused for a shorter text', () => {
    const bytes = parser.pack(parser.parse(PLAIN));
    expect(() => parser.unpack(PLAIN.slice(0, 50), bytes)).toThrow(RangeError);
  });

  it('holds what the documented cursor of web-tree-sitter tells, node by node', async () => {
    const require = createRequire(import.meta.url);
    const language = await Language.load(
      readFileSync(require.resolve('tree-sitter-rust/tree-sitter-rust.wasm')),
    );
    const documented = new Parser();
    documented.setLanguage(language);
    fc.assert(
      fc.property(
        texts.filter((text) => text !== NIGHTLY),
        (text) => {
          const tree = parser.parse(text);
          const parsed = documented.parse(text);
          if (parsed === null) throw new Error('no tree');
          const cursor = parsed.walk();
          const told = (): unknown => {
            const { nodeType: type, nodeIsNamed: named, currentFieldName: field } = cursor;
            const { startIndex: start, endIndex: end } = cursor;
            const children: unknown[] = [];
            if (cursor.gotoFirstChild()) {
              do children.push(told());
              while (cursor.gotoNextSibling());
              cursor.gotoParent();
            }
            return { type, named, field, start, end, children };
          };
          // Where an error made the parser rewrite the text, the tree is another one.
          const same = tree.errors.length > 0 || isDeepStrictEqual(described(tree.root), told());
          expect(same).toBe(true);
          cursor.delete();
          parsed.delete();
        },
      ),
    );
  });
});
