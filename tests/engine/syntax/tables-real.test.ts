import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { withDescendants, type Item, type ItemKind } from '../../../src/engine/syntax/item.ts';
import { fileItem } from '../../../src/engine/syntax/items.ts';
import { codeOf, tokensIn } from '../../../src/engine/syntax/tokens.ts';
import type { SyntaxTree } from '../../../src/engine/syntax/tree.ts';
import { realUpstream } from '../../support/real-upstream.ts';
import { rustParser } from '../../support/rust-parser.ts';

const RELEASES = ['1.48.0', '1.60.0', '1.73.0', '1.85.0', '1.90.0', '1.95.0'];

/** One row a table file, under any of the names it had: what its entries are, where they stand, how one begins. */
const FILES: readonly {
  readonly kind: ItemKind;
  readonly paths: readonly string[];
  readonly table: RegExp;
  readonly entry: RegExp;
}[] = [
  {
    kind: 'attribute entry',
    paths: ['rustc_feature/src/builtin_attrs.rs'],
    table: /^pub (?:const|static) BUILTIN_ATTRIBUTES: .*\n([^]*?)^\];/gm,
    entry:
      /^ {4}(?:(?:un)?gated!\(|rustc_attr!\(|BuiltinAttribute \{|\()\s*(?:\/\/.*\s*)?(?:TEST,\s*|unsafe(?:\(\w+\))? |(?:name: )?sym::)?(\w+)/gm,
  },
  ...['accepted', 'active', 'unstable', 'removed'].map((name) => ({
    kind: 'feature' as const,
    paths: [`rustc_feature/src/${name}.rs`],
    table: /^declare_features! ?\(\n([^]*?)^\);/gm,
    entry: /^ {4,5}\([a-z_]+, (\w+),/gm,
  })),
  {
    kind: 'symbol',
    paths: ['rustc_span/src/symbol.rs'],
    table: /^symbols! \{\n([^]*?)^\}/gm,
    entry: /(?<=^ {8}(?:[^/\n]*, *)?)(\w+)(?=,|: +(?:"|env!))/gm,
  },
  {
    kind: 'query',
    paths: ['rustc_middle/src/query/mod.rs', 'rustc_middle/src/queries.rs'],
    table: /^rustc_queries! \{\n([^]*?)^\}/gm,
    entry: /^ +query (\w+)/gm,
  },
  {
    kind: 'option',
    paths: ['rustc_session/src/options.rs'],
    table: /^options! \{([^]*?)^\}/gm,
    entry: /^ {4}(\w+) ?: /gm,
  },
];

function read(release: string, path: string): string | null {
  const command = ['-C', realUpstream ?? '', 'show', `${release}:compiler/${path}`];
  try {
    return execFileSync('git', command, { encoding: 'utf8', maxBuffer: 1 << 26, stdio: 'pipe' });
  } catch {
    return null;
  }
}

function namesByText(text: string, table: RegExp, entry: RegExp): string[] {
  const bodies = [...text.matchAll(table)].map((found) => found[1] ?? '');
  return bodies.flatMap((body) => [...body.matchAll(entry)].map((found) => found[1] ?? ''));
}

/** What stands in a table and is no entry, with the words that open a section and the header apart. */
function leftovers(tree: SyntaxTree, table: Item): string {
  const { body } = table;
  const own = body === null ? [] : codeOf(tokensIn(tree, body, table.children));
  return own.join(' ').replaceAll(/\w+ \{ \}/g, '{}');
}

/** How many entries stand behind one of a later name. */
function fallsIn({ children }: Item): number {
  const names = children.filter(({ kind }) => kind !== 'comment').map(({ name }) => name);
  return names.filter((name, at) => name < (names[at - 1] ?? '')).length;
}

describe.skipIf(realUpstream === undefined)(
  'the tables of real rustc (skipped unless TRUST_UPSTREAM_REPO is set)',
  () => {
    const files = RELEASES.flatMap((release) =>
      FILES.flatMap((file) => file.paths.map((path) => ({ release, path, ...file }))),
    );
    const present = files.flatMap((file) => {
      const text = realUpstream === undefined ? null : read(file.release, file.path);
      return text === null ? [] : [{ ...file, text }];
    });

    test('no table is missing from a release', () => {
      for (const release of RELEASES) {
        const kinds = present.filter((file) => file.release === release).map(({ kind }) => kind);
        expect(new Set(kinds).size).toBe(5);
      }
    });

    test.each(present)('$release $path: as many $kind as its lines say', async (file) => {
      const tree = (await rustParser()).parse(file.text);
      const items = [...withDescendants(fileItem(tree))];
      const entries = items.filter(({ kind }) => kind === file.kind);
      expect(entries.map(({ name }) => name)).toEqual(
        namesByText(file.text, file.table, file.entry),
      );
      const tables = items.filter(({ children }) =>
        children.some(({ kind }) => kind === file.kind),
      );
      for (const table of tables) {
        expect(leftovers(tree, table)).toMatch(
          /^(?:& \[ \] ;|\( \)|\{ \}|\{ (?:\{\} ?)+\}|\{ (?:(?:\w+|"\w+") , )+\})$/,
        );
        const keys = table.children.filter(({ kind }) => kind !== 'comment').map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const [at, child] of table.children.entries()) {
          expect(child.start).toBeGreaterThanOrEqual(table.children[at - 1]?.end ?? table.start);
          expect(child.end).toBeLessThanOrEqual(table.end);
        }
        const order = tree.tables.tables.find(({ kind }) => kind === file.kind)?.order;
        // Older features stood in the order of their releases.
        const isSorted = order === 'sorted' && file.release !== '1.48.0';
        const falls = isSorted ? fallsIn(table) : 0;
        expect(falls).toBeLessThanOrEqual(10 + table.children.length / 20);
      }
    });
  },
);
