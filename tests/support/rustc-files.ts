import fc from 'fast-check';
import {
  attributesFile,
  NEW_ENTRIES,
  OLD_ENTRIES,
  optionsFile,
  passesFile,
} from './rustc-shape.ts';

const names = fc.uniqueArray(
  fc.constantFrom('lint', 'privacy', 'traits', 'metadata', 'passes', 'codegen', 'ty'),
  { minLength: 1 },
);
const options = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}(_[a-z]{1,3})?$/), {
  minLength: 1,
  maxLength: 12,
});
const statements = fc.array(
  fc.constantFrom(
    '    tcx.check();\n',
    '    for id in tcx.ids() {\n        id.check();\n    }\n',
    '\n',
    '    // a comment\n    sess.time("x", || tcx.x());\n',
  ),
  { maxLength: 4 },
);

/** Files in rustc's shape with the hooks' file names, for laws that hold on all of them. */
export const rustcFile: fc.Arbitrary<{ readonly name: string; readonly text: string }> = fc.oneof(
  fc
    .record({
      providers: names,
      args: fc.constantFrom('providers', '&mut providers.queries'),
      field: fc.constantFrom('unstable_opts', 'debugging_opts'),
      body: statements.map((list) => `    start();\n${list.join('')}`),
      tail: fc.constantFrom('', '\n    Ok(())\n', '    Ok(())\n', '\n    // done\n    Ok(())\n'),
    })
    .map((shape) => ({ name: 'passes.rs', text: passesFile(shape) })),
  fc
    .record({
      entries: fc.constantFrom(OLD_ENTRIES, NEW_ENTRIES),
      gap: fc.constantFrom('', '\n', '\n    // Internal:\n'),
      end: fc.constantFrom('', '\n', '    // end\n'),
    })
    .map(({ entries, gap, end }) => {
      const text = attributesFile(entries);
      return {
        name: 'builtin_attrs.rs',
        text: text
          .replace('    gated!(marker', `${gap}    gated!(marker`)
          .replace('];', `${end}];`),
      };
    }),
  fc
    .record({
      list: options,
      header: fc.constantFrom(
        'UnstableOptions, Z_OPTIONS, "Z",',
        'DebuggingOptions, DB_OPTIONS, "Z",',
      ),
    })
    .map(({ list, header }) => ({
      name: 'options.rs',
      text: optionsFile(list.sort(), header),
    })),
);
