/** What to look for in other files before they are read. */
import type { Item } from '../../syntax/item.ts';
import type { RustParser } from '../../syntax/parser.ts';
import type { FileVersions } from '../outcome.ts';
import { comparing, isFollowed, lostItems } from './compared.ts';

/**
 * Tells of a text whether it may hold an item that our side edited and theirs no longer has in this file: does it define
 * something of that name? `null`: nothing is missing.
 */
export function definesMissing(
  parser: RustParser,
  file: FileVersions,
): ((text: string) => boolean) | null {
  const { path, base, ours, theirs } = file;
  if (!path.endsWith('.rs') || base === null || ours === null) return null;
  if (ours === base || theirs === base) return null;
  const compare = comparing(parser);
  const lost = new Set(
    lostItems(compare(file, 'theirs')).map(({ start, end }) => `${start} ${end}`),
  );
  const { before, after, matching } = compare(file, 'ours');
  const edited = matching.pairs.filter(
    (pair) => isFollowed(pair.before) && before.textOf(pair.before) !== after.textOf(pair.after),
  );
  const gone = edited
    .map((pair) => pair.before)
    .filter(({ start, end }) => lost.has(`${start} ${end}`));
  const patterns = [...new Set(gone.map(definitionOf))];
  return patterns.length === 0 ? null : (text) => new RegExp(patterns.join('|')).test(text);
}

/** How text looks that defines an item of this kind and name; of an `impl`, of that type. */
function definitionOf({ kind, name }: Item): string {
  const word = name.replaceAll(/<.*>/g, '').match(/\w+/g)?.at(-1) ?? name;
  if (kind === 'impl') return `\\bimpl\\b[^{;]*\\b${word}\\b`;
  return `\\b(?:fn|struct|enum|union|trait|mod|const|static|mut|type|macro_rules!|macro)\\s+(?:r#)?${word}\\b`;
}
