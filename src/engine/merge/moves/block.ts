/** An item's lines, taken from one place to be put in another. */
import type { Span } from '../../../base/span.ts';
import { indentAt, wholeLines } from '../../intents/lines.ts';
import { dedent, indented } from '../../intents/snippet.ts';
import type { Place } from './where.ts';

/** The lines it fills; `null` when other code shares them. */
export function linesOf({ source, item }: Place): Span | null {
  return wholeLines(source, item);
}

/** Where the item's name stands in it. */
const NAME_AFTER =
  /\b(?:fn|struct|enum|union|trait|mod|const|static|mut|type|macro|macro_rules!)\s+/g;

/**
 * The lines of `from` as they would stand at `to`.
 * @param name what to call it there
 * @param cuts replacements in the source of `from`
 */
export function blockFor(from: Place, to: Place, name: string): string | null {
  const [lines, place] = [linesOf(from), linesOf(to)];
  if (lines === null || place === null) return null;
  const { source, item } = from;
  const named = name === item.name ? null : nameSpan(from);
  const code =
    named === null
      ? source.slice(lines.start, lines.end)
      : source.slice(lines.start, named.start) + name + source.slice(named.end, lines.end);
  const indent = indentAt(to.source, to.item.start);
  const same = indent === indentAt(source, item.start);
  const placed = same ? code : indented(dedent(code), indent);
  // The last line of a file may lack its end.
  return placed.replace(/\n$/, '') + (to.source[place.end - 1] === '\n' ? '\n' : '');
}

function nameSpan({ source, item }: Place): Span | null {
  const { start, end } = item.signature;
  const text = source.slice(start, end);
  for (const found of text.matchAll(NAME_AFTER)) {
    const at = found.index + found[0].length;
    const after = text[at + item.name.length] ?? ' ';
    if (!text.startsWith(item.name, at) || /\w/.test(after)) continue;
    return { start: start + at, end: start + at + item.name.length };
  }
  return null;
}
