/** Merge of the texts of one value that both sides changed. */
import type { AST } from 'toml-eslint-parser';
import { mergeArray } from './array.ts';
import { mergeInlineTable, type Pair } from './inline-table.ts';
import { nameOf } from '../../toml/document.ts';
import { holdsRequirements } from './sets.ts';
import { changed, type Sides } from './sides.ts';
import { meaningOf, type Written, writtenText } from './written.ts';

/**
 * The text of the merged value, or `null` when the sides disagree.
 * @param path keys from the file's own table down to the value
 * `base` is `null` where both sides added the value.
 */
export function mergeValue(
  path: readonly string[],
  versions: { base: Written | null; ours: Written; theirs: Written },
): string | null {
  const { base, ours, theirs } = versions;
  const texts = { base: textOf(base), ours: writtenText(ours), theirs: writtenText(theirs) };
  const text = changed<string | null>(texts);
  if (text !== null) return text;
  const arrays = { base: arrayOf(base), ours: arrayOf(ours), theirs: arrayOf(theirs) };
  if (arrays.ours !== null && arrays.theirs !== null) {
    const merged = mergeArray(path, {
      base: arrays.base,
      ours: arrays.ours,
      theirs: arrays.theirs,
    });
    if (merged !== null) return merged;
  }
  const meant = changedMeaning(versions);
  if (meant !== null) return writtenText(meant);
  const pairs: Sides<readonly Pair[] | null> = {
    base: base === null ? [] : pairsOf(path, base),
    ours: pairsOf(path, ours),
    theirs: pairsOf(path, theirs),
  };
  if (pairs.ours === null || pairs.theirs === null) return null;
  return mergeInlineTable(
    path,
    { base: pairs.base ?? [], ours: pairs.ours, theirs: pairs.theirs },
    tableText(theirs) ?? tableText(ours) ?? '{}',
    mergeValue,
  );
}

/** The side that changed what the value says, when the other only wrote it differently. */
function changedMeaning({
  base,
  ours,
  theirs,
}: {
  base: Written | null;
  ours: Written;
  theirs: Written;
}): Written | null {
  const [before, mine, other] = [base, ours, theirs].map((one) =>
    one === null ? null : meaningOf(one.node),
  );
  if (mine === other || mine === before) return theirs;
  return other === before ? ours : null;
}

function textOf(written: Written | null): string | null {
  return written === null ? null : writtenText(written);
}

function arrayOf(written: Written | null): (Written & { node: AST.TOMLArray }) | null {
  if (written?.node.type !== 'TOMLArray') return null;
  return { ...written, node: written.node };
}

function tableText(written: Written): string | null {
  return written.node.type === 'TOMLInlineTable' ? writtenText(written) : null;
}

/** `"1"` among the dependencies is `{ version = "1" }`. */
function pairsOf(path: readonly string[], written: Written): Pair[] | null {
  const { node, source, shift } = written;
  if (node.type === 'TOMLInlineTable') {
    return node.body.map((pair) => ({
      key: pair.key.keys.map(nameOf).join('.'),
      head: source.slice(pair.range[0] - shift, pair.value.range[0] - shift),
      value: { source, shift, node: pair.value },
    }));
  }
  if (node.type !== 'TOMLValue' || node.kind !== 'string') return null;
  if (!holdsRequirements(path.slice(0, -1))) return null;
  return [{ key: 'version', head: 'version = ', value: written }];
}
