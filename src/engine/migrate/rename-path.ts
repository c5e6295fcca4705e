/** A renamed or moved path: in imports, written out, and through the name an import gave. */
import type { Edit } from '../../base/span.ts';
import type { ParsedFile, RuleEdits } from './edits.ts';
import { importsIn, localName, reimport, type Imported } from './imports.ts';
import type { UsedPath } from './paths.ts';
import type { MigrationRule } from './rules.ts';

export function pathEdits(file: ParsedFile, rule: MigrationRule): RuleEdits {
  const before = rule.before.split('::');
  const after = rule.after.split('::');
  const imports = importsIn(file.tree);
  const edits: Edit[] = [];
  for (const imported of imports) {
    if (!startsWith(imported.path, before)) continue;
    const next = [...after, ...imported.path.slice(before.length)];
    const change = reimport(file.tree, imported, next);
    if (change === null)
      return {
        kind: 'abstain',
        reason: `cannot rewrite the import of ${imported.path.join('::')}`,
      };
    edits.push(...change);
  }
  for (const path of file.used) {
    if (path.role !== 'path') continue;
    const edit = useEdit(path, imports, before, after);
    if (edit !== null) edits.push(edit);
  }
  if (edits.length === 0) return { kind: 'edits', edits };
  const shadow = shadowed(file, before, after);
  return shadow === null
    ? { kind: 'edits', edits: distinct(edits) }
    : { kind: 'abstain', reason: shadow };
}

function useEdit(
  { segments }: UsedPath,
  imports: readonly Imported[],
  before: readonly string[],
  after: readonly string[],
): Edit | null {
  const names = segments.map((segment) => segment.text);
  const [first] = segments;
  if (first === undefined) return null;
  const known = scopeOf(first.text, imports, before);
  const root = known ?? [first.text];
  const full = [...root, ...names.slice(1)];
  if (!startsWith(full, before)) return null;
  const last = before.length - root.length;
  if (last < 0 || (last === 0 && known !== null)) {
    // The import itself names it: only a new last name shows here.
    const renamed = last === 0 && first.text === before.at(-1) && first.text !== after.at(-1);
    return renamed ? { start: first.start, end: first.end, text: after.at(-1) ?? '' } : null;
  }
  const end = segments[last]?.end;
  if (end === undefined) return null;
  const keeps = known !== null && after.length > known.length && startsWith(after, known);
  const text = keeps ? [first.text, ...after.slice(known.length)].join('::') : after.join('::');
  return { start: first.start, end, text };
}

/** What a first name stands for: an import of that name, or a glob import of the module that held the renamed one. */
function scopeOf(
  name: string,
  imports: readonly Imported[],
  before: readonly string[],
): readonly string[] | null {
  const named = imports.find((imported) => localName(imported) === name);
  if (named !== undefined) return named.path;
  const glob = imports.some(
    (imported) => imported.glob && same(imported.path, before.slice(0, -1)),
  );
  return glob && name === before.at(-1) ? before : null;
}

/** A definition of the old or the new name in the same file makes plain uses ambiguous. */
function shadowed(
  { used }: ParsedFile,
  before: readonly string[],
  after: readonly string[],
): string | null {
  const names = new Set([before.at(-1), after.at(-1)]);
  const own = used.find(
    ({ role, segments }) => role === 'definition' && names.has(segments[0]?.text),
  );
  return own === undefined ? null : `the file defines ${own.segments[0]?.text ?? ''} itself`;
}

function startsWith(path: readonly string[], prefix: readonly string[]): boolean {
  return path.length >= prefix.length && prefix.every((segment, at) => path[at] === segment);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && startsWith(a, b);
}

/** Two names out of one list give the same edit of their separator. */
function distinct(edits: readonly Edit[]): Edit[] {
  const seen = new Set<string>();
  return edits.filter(({ start, end, text }) => {
    const key = `${start}:${end}:${text}`;
    return !seen.has(key) && seen.add(key);
  });
}
