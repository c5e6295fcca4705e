/** The layers of docs/architecture.md as rules; each message says what to do instead. */
const rule = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: to },
});

export default {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'Move what both need into a third file below them.',
      from: {},
      to: { circular: true },
    },
    rule(
      'base-imports-nothing',
      '^src/base/',
      '^src/(?!base/)|node_modules/(?!semver)',
      'base is the ground floor: move the code up.',
    ),
    rule(
      'engine-is-pure',
      '^src/engine/',
      '^src/(?!engine/|base/)',
      'The engine decides on values. Read in an adapter or a use case and pass the value in.',
    ),
    {
      name: 'engine-touches-no-world',
      severity: 'error',
      comment:
        'No files, clock, network or processes in the engine: pass bytes, times and texts in.',
      from: { path: '^src/engine/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'tree-sitter-lives-in-syntax',
      severity: 'error',
      comment: 'Use the compact tree of engine/syntax instead of the library.',
      from: { path: '^src/', pathNot: '^src/engine/syntax/' },
      to: { path: 'node_modules/web-tree-sitter' },
    },
    rule(
      'ports-know-no-implementation',
      '^src/ports/',
      '^src/(?!ports/|base/)',
      'A port states shapes only.',
    ),
    rule(
      'use-cases-use-ports',
      '^src/(sync|analyze|monitor|status|hooks|fixtures|merge-driver|resolve)/',
      '^src/(adapters|cli|report)/',
      'Ask for a port (src/ports) as a parameter; src/cli/compose.ts wires the adapter in.',
    ),
    {
      name: 'use-cases-touch-no-world',
      severity: 'error',
      comment: 'Ask a port for it. (node:path and node:crypto only compute, and are allowed.)',
      from: {
        path: '^src/(sync|analyze|monitor|status|hooks|fixtures|merge-driver|resolve|report)/',
      },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(path|crypto)$' },
    },
    rule(
      'adapters-implement-ports',
      '^src/adapters/',
      '^src/(?!adapters/|ports/|base/)',
      'An adapter turns a port into calls; decisions belong to engine or a use case.',
    ),
    {
      name: 'adapters-are-strangers',
      severity: 'error',
      comment: 'Pass the other adapter in as a port, or share through src/ports.',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/adapters/([^/]+)/', pathNot: '^src/adapters/$1/' },
    },
    rule(
      'report-is-pure',
      '^src/report/',
      '^src/(adapters|cli|sync)/',
      'A report is a function of its model (src/ports/records.ts and friends).',
    ),
    {
      name: 'only-compose-wires-adapters',
      severity: 'error',
      comment: 'Take the port from the composed context.',
      from: { path: '^src/cli/', pathNot: '^src/cli/compose' },
      to: { path: '^src/adapters/' },
    },
    rule(
      'demo-is-a-leaf',
      '^src/(?!demo/|bin/|cli/)',
      '^src/demo/',
      'The demo shows the program; the program does not know it.',
    ),
    rule(
      'demo-runs-the-program',
      '^src/demo/',
      '^src/(?!demo/|base/)',
      'The demo runs the real commands as child processes: what it shows is what a user gets.',
    ),
    rule(
      'src-knows-no-tests',
      '^src/',
      '^(tests|bench|fixtures)/',
      'Production code does not know its tests.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs'] },
  },
};
