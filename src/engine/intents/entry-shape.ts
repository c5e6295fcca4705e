/** Macro entries in the form of their siblings: holes filled, new arguments gained. */
import type { Edit } from '../../base/span.ts';
import type { Table } from '../syntax/tables.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { type Fit, FITS, type Rendering, type Site } from './action.ts';
import { type Completion, complete, siblingsIn } from './entry-completion.ts';
import { type Entry, entryOf, shapeOf } from './entry.ts';
import type { Hook } from './hooks.ts';
import { indentAt, lineStart } from './lines.ts';

/** The declared entry with its `...` replaced by what the siblings have there. */
export function fillHole(site: Site, hook: Hook, list: Table): Rendering {
  const declared = declaredEntry(site, hook);
  if (declared === null)
    return { kind: 'none', reason: `${hook.id} is not declared as a list entry` };
  const known = declared.args.filter(({ kind }) => kind !== '...');
  if (known.length === declared.args.length) return { kind: 'code', code: hook.code };
  const completion = complete({ ...declared, args: known }, siblingsIn(site, hook, list), hook);
  if (completion === null)
    return { kind: 'none', reason: `no sibling of ${hook.key} shows what ... stands for` };
  const filled = known.flatMap(({ text }, at) => [
    text,
    ...completion.inserted.filter(({ behind }) => behind === at).map((one) => one.text),
  ]);
  return { kind: 'code', code: laidOut(declared.macro, filled, known.length) };
}

const WIDTH = 100;

function laidOut(macro: string, args: readonly string[], first: number): string {
  const line = `${macro}!(${args.join(', ')}),`;
  if (line.length + 4 <= WIDTH) return line;
  return `${macro}!(\n    ${args.slice(0, first).join(', ')},\n    ${args.slice(first).join(', ')}\n),`;
}

/** The fork's entry keeps its form while siblings of that form live on; else it gains what they gained. */
export function fitEntry(
  own: Site,
  hook: Hook,
  entry: Entry,
  before: Table,
  target: Site,
  after: Table,
): Fit {
  const old = siblingsIn(own, hook, before).filter(({ macro }) => macro === entry.macro);
  const now = siblingsIn(target, hook, after).filter(({ macro }) => macro === entry.macro);
  const lost = lostLabel(entry, siblingsIn(own, hook, before), siblingsIn(target, hook, after));
  if (lost !== null)
    return { kind: 'unfit', reason: `no sibling of ${hook.key} writes ${lost} any more` };
  const shape = shapeOf(entry);
  if (now.some((sibling) => shapeOf(sibling) === shape)) return FITS;
  if (!old.some((sibling) => shapeOf(sibling) === shape)) return FITS;
  const completion = complete(entry, now, hook);
  if (completion === null) {
    return {
      kind: 'unfit',
      reason: `the ${entry.macro}! entries beside ${hook.key} have another form now`,
    };
  }
  const edits = insertionsIn(own.tree, entry, completion);
  const gained = completion.inserted.map(({ text }) => text).join(', ');
  return {
    kind: 'fits',
    edits,
    note: `gained ${gained} as in ${completion.siblings} sibling entries`,
  };
}

/** An entry on one line is broken like a declared one when it grows too long. */
function insertionsIn(
  { source }: SyntaxTree,
  { args, open, close }: Entry,
  { inserted }: Completion,
): Edit[] {
  const gained = inserted.reduce((sum, { text }) => sum + text.length + 2, 0);
  const start = lineStart(source, open);
  const long = !source.slice(open, close).includes('\n') && close + 2 - start + gained > WIDTH;
  const indent = indentAt(source, open);
  const line = `\n${indent}    `;
  const edits = inserted.map(({ behind, text }, at): Edit => {
    const end = args[behind]?.end ?? close;
    return { start: end, end, text: `,${long && at === 0 ? line : ' '}${text}` };
  });
  if (!long) return edits;
  return [
    { start: open, end: open, text: line },
    ...edits,
    { start: close, end: close, text: `\n${indent}` },
  ];
}

/** A labelled value of the entry in a form that only the old siblings have. */
function lostLabel(entry: Entry, before: readonly Entry[], after: readonly Entry[]): string | null {
  const was = labelsOf(before);
  const is = labelsOf(after);
  return [...labelsOf([entry])].find((label) => was.has(label) && !is.has(label)) ?? null;
}

function labelsOf(entries: readonly Entry[]): Set<string> {
  return new Set(entries.flatMap(({ args }) => args.flatMap((arg) => arg.labels)));
}

function declaredEntry({ parser }: Site, hook: Hook): Entry | null {
  const source = `const HOOK: T = [${hook.code}];`;
  const tree = parser.parse(source);
  const node = tree.root.children[0]?.children.find(({ type }) => type === 'array_expression')
    ?.children[1];
  if (node === undefined) return null;
  return entryOf(tree, { node, key: hook.key });
}
