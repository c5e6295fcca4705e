import fc from 'fast-check';

/** Small names, so that two generated files share many. */
const name = fc.constantFrom('a', 'b', 'c');
const comment = fc.constantFrom(
  '',
  '',
  '/// Says.\n',
  '// Aside.\n',
  '// Free.\n\n',
  '#[inline]\n',
);
const cfg = fc.constantFrom('', '', '', '#[cfg(x)]\n', '#[cfg(not(x))]\n');
const body = fc.constantFrom(
  '{}',
  '{ 1 }',
  '{\n    let list = all(tcx);\n    for one in list {\n\n        check(tcx, one);\n    }\n}',
  '{\n    let list = all(tcx);\n    for one in list {\n        skip(tcx, one);\n    }\n}',
);

const fn = fc
  .tuple(comment, cfg, name, fc.constantFrom('', 'x: u8', 'y: u8'), body)
  .map(([doc, when, id, parameters, block]) => `${doc}${when}fn ${id}(${parameters}) ${block}`);
const field = fc.tuple(comment, name).map(([doc, id]) => `${doc}    ${id}: u8,`);
const struct = fc
  .tuple(name, fc.array(field, { maxLength: 3 }), fc.boolean())
  .map(([id, fields, tight]) =>
    tight
      ? `struct ${id} { ${fields.join(' ').replaceAll(/\/\/.*\n+|#.*\n/g, '')} }`
      : `struct ${id} {\n${fields.join('\n')}\n}`,
  );
const use = fc.tuple(name, name).map(([a, b]) => `use ${a}::${b};`);
const call = name.map((id) => `declare! { ${id} }`);
const broken = fc.constantFrom('} what ( }', 'auto trait Odd {}', '// The end.');
const leaf = fc.oneof(fn, fn, struct, use, call, broken);
const gap = fc.constantFrom('\n', '\n', '\n\n', ' ', '\n\n\n', '\n  \n', '\r\n');

const inside = fc.array(fc.tuple(leaf, gap), { maxLength: 4 }).map((list) => list.flat().join(''));
const container = fc
  .tuple(fc.constantFrom('impl A', 'impl<T> A', 'mod m', 'trait B'), inside)
  .map(([header, members]) => `${header} {\n${members}}`);

/** Text in the shape of a Rust file: twins, cfg, shared lines, blank lines, comments anywhere, broken parts. */
export const rustFile: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.oneof(leaf, container), gap), { maxLength: 6 })
  .map((list) => list.flat().join(''));
