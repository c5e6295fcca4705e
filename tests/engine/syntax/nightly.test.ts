import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withDescendants } from '../../../src/engine/syntax/item.ts';
import { fileItem, itemsOf } from '../../../src/engine/syntax/items.ts';
import { rewriteNightly } from '../../../src/engine/syntax/nightly.ts';
import { codeOf, tokensIn } from '../../../src/engine/syntax/tokens.ts';
import { descendants, textOf, type SyntaxTree } from '../../../src/engine/syntax/tree.ts';
import { rustParser } from '../../support/rust-parser.ts';

async function parse(source: string): Promise<SyntaxTree> {
  return (await rustParser()).parse(source);
}

/** All characters but white space and commas that the tokens hold. */
function covered(tree: SyntaxTree): string {
  const tokens = tokensIn(tree, { start: 0, end: tree.source.length });
  return squeezed(tokens.map(({ text }) => text).join(''));
}

function squeezed(text: string): string {
  return text.replaceAll(/[\s,]/g, '');
}

/** Each item with something that must not get lost in it. */
const SNIPPETS: readonly [construct: string, source: string][] = [
  ['box pattern', 'fn f() { match x { box A { box a, box ref b } => 1, B(box [c]) => 2 } }'],
  ['box expression', 'fn f() { let x = box 1; }'],
  ['trait alias', "pub trait X<'t> = A<'t> + for<'b> B<'b> where u8: C;"],
  ['auto trait', 'pub unsafe auto trait A {}'],
  ['const trait', 'const trait A { fn f(); }'],
  ['macro with arguments', 'pub(crate) macro m($x:ident, $y:tt) { $x }'],
  ['macro with rules', 'macro m { ($x:tt) => { $x }, () => {} }'],
  ['macro in a body', 'fn f() { macro m() { 1 } m!() }'],
  ['const impl', 'impl<T: [const] A + ~const B> const C for D<T> {}'],
  ['const bound', 'fn f<T: const A>(x: impl const B) {}'],
  ['field defaults', 'struct S { a: bool = false, b: Vec<u8> = Vec::<u8>::new() }'],
  ['field defaults of a variant', 'enum E { A { x: u8 = 1 < 2, y: u8 }, B }'],
  ['unnamed defaults', 'fn f() { g(S { a, .. }); let x = S { .. }; }'],
  ['default of a bounded type', 'trait T { type X: A<B = u8> + C = D; }'],
  ['unsafe extern', 'unsafe extern "C" { pub safe fn a(); safe static S: u8; pub type T; }'],
  ['metavariable expression', 'macro_rules! m { ($a:tt) => { ${concat($a, b)} }; }'],
  ['metavariable with a space', 'macro_rules! m { ($ a : tt) => {}; }'],
  ['kind of macro rule', 'macro_rules! m { derive() ($x:tt) => {}; attr($a:tt) ($b:tt) => {}; }'],
  ['yeet and become', 'fn f() { do yeet x; do yeet; become g(); }'],
  ['raw as a name', 'fn f() { let p = &raw const x; g(&raw); &raw[1..]; }'],
  ['attribute on an expression', 'fn f() { let x = #[inline] |a| a; g(&mut #[inline] |b| b); }'],
  ['generator', 'fn f() { let x = gen { yield 1; }; let y = async gen move { yield 2 }; }'],
  ['generator function', 'gen fn f() {} async gen fn g() {}'],
  ['const closure', 'fn f() { let c = const || 1; let d = const move |x| x; }'],
  ['closure with a lifetime', "fn f() { let c = for<'a> |x: &'a u8| x; }"],
  ['captured lifetimes', "fn f() -> impl A + use<'a, T> {}"],
  ['lifetime first', "fn f(x: Box<dyn 'a + for<'b> F<'b>>) {}"],
  ['specialization', 'default impl A for B { default type X = u8; default const C: u8 = 1; }'],
  ['pinned reference', 'fn f(x: &pin mut T, y: &pin const U) { super let z = 1; }'],
];

describe.each(SNIPPETS)('%s', (_construct, snippet) => {
  test('is read without error, and nothing of it is lost', async () => {
    const tree = await parse(snippet);
    expect(tree.errors).toStrictEqual([]);
    expect(tree.source).toBe(snippet);
    expect(textOf(tree, tree.root)).toBe(snippet);
    expect(covered(tree)).toBe(squeezed(snippet));
    const kinds = [...withDescendants(fileItem(tree))].map(({ kind }) => kind);
    expect(kinds).not.toContain('unparsed');
  });

  test('leaves what stands around it where it is', async () => {
    const tree = await parse(`fn before() {}\n#[x]\n${snippet}\nfn after() {}\n`);
    const items = itemsOf(tree);
    expect(tree.errors).toStrictEqual([]);
    expect(textOf(tree, items[0] ?? tree.root)).toBe('fn before() {}');
    expect(textOf(tree, items.at(-1) ?? tree.root)).toBe('fn after() {}');
    const middle = { start: items[1]?.start ?? 0, end: items.at(-2)?.end ?? 0 };
    expect(textOf(tree, middle)).toBe(`#[x]\n${snippet}`);
  });

  test('is well nested', async () => {
    const { root } = await parse(snippet);
    for (const node of descendants(root, () => true)) {
      let end = node.start;
      for (const child of node.children) {
        expect(child.parent).toBe(node);
        expect(child.start).toBeGreaterThanOrEqual(end);
        ({ end } = child);
      }
      expect(node.end).toBeGreaterThanOrEqual(end);
    }
  });

  test('a change of any of its words is a change of its tokens', async () => {
    const before = await parse(snippet);
    const code = codeOf(tokensIn(before, { start: 0, end: snippet.length }));
    for (const { index, 0: word } of snippet.matchAll(/\w+/g)) {
      const end = index + word.length;
      const changed = `${snippet.slice(0, index)}${word}z${snippet.slice(end)}`;
      const after = codeOf(tokensIn(await parse(changed), { start: 0, end: changed.length }));
      expect(after).not.toStrictEqual(code);
    }
  });
});

test('a macro, a trait alias and what is unsafe are items under their own names', async () => {
  const source =
    'pub macro m($x:ident) { $x }\ntrait A = B + C;\nunsafe extern "C" { pub type T; safe fn f(); }';
  const items = [...withDescendants(fileItem(await parse(source)))].slice(1);
  expect(items.map(({ kind, name, visibility }) => [kind, name, visibility])).toStrictEqual([
    ['macro', 'm', 'pub'],
    ['trait', 'A', ''],
    ['extern block', 'extern "C"', ''],
    ['type alias', 'T', 'pub'],
    ['function', 'f', ''],
  ]);
});

test('strings, characters and comments are never rewritten', async () => {
  const source = [
    'const A: &str = "box x macro m() {} \\" do yeet";',
    'const B: &str = r#"auto trait " A {}"#;',
    "const C: [char; 2] = ['\"', '\\''];",
    '/* box /* do yeet */ unsafe extern "C" { */ // box x',
    "fn f<'a>(x: &'a u8) {}",
  ].join('\n');
  expect(rewriteNightly(source).text).toBe(source);
  expect(rewriteNightly(`${source} auto trait A {}`).text).toBe(`${source}      trait A {}`);
});

test('text without nightly syntax is left as it is', () => {
  const source = `
    pub struct S<T: A<B = u8>> where T: C { a: u8, b: Vec<T> }
    enum E { A = 1, B { x: u8 }, C(u8) }
    unsafe impl<T> A for S<T> { type X = u8; const N: usize = 1; unsafe extern "C" fn f() {} }
    trait T: A + 'static { type X: A; fn f(&self) -> u8 { self.auto.safe(raw, &x) } }
    fn g(x: *const u8) { let S { a, .. } = s; for i in 0..3 { y = &raw const x; } }
    macro_rules! m { ($x:ident, $($y:tt)*) => { $x }; }`;
  expect(rewriteNightly(source).text).toBe(source);
});

test('rewriting keeps the length, and reading never throws, whatever the text', async () => {
  const parser = await rustParser();
  const words = SNIPPETS.flatMap(([, source]) => source.match(/\w+|\s|[^\w\s]/g) ?? []);
  const pieces = fc.array(fc.constantFrom(...words, '"', "'", 'r#"', '/*', '*/', '//', '\n', '😀'));
  fc.assert(
    fc.property(pieces, fc.boolean(), (parts, everywhere) => {
      const source = parts.join('');
      const errors = everywhere ? [{ start: 0, end: source.length }] : [];
      expect(rewriteNightly(source, errors).text).toHaveLength(source.length);
      expect(covered(parser.parse(source))).toBe(squeezed(source));
    }),
  );
});
