/** Rust as a tree of members, so that an edit is an edit of data, and what two edits make together is known. */

/** What a member is written as. */
export type Kind =
  | 'file'
  | 'fn'
  | 'struct'
  | 'tuple'
  | 'enum'
  | 'union'
  | 'trait'
  | 'impl'
  | 'const'
  | 'static'
  | 'type'
  | 'mod'
  | 'use'
  | 'extern'
  | 'rules'
  | 'options'
  | 'table'
  | 'signature'
  | 'field'
  | 'variant'
  | 'position'
  | 'path'
  | 'rule'
  | 'option'
  | 'parameter'
  | 'generic'
  | 'predicate'
  | 'derived'
  | 'let'
  | 'touch'
  | 'call'
  | 'chain'
  | 'match'
  | 'if'
  | 'literal'
  | 'argument'
  | 'link'
  | 'arm'
  | 'initialiser'
  | 'element';

export interface Entry {
  /** Unique in a file; kept by edits. */
  readonly id: number;
  readonly kind: Kind;
  readonly name: string;
  /** What an edit changes. */
  readonly value: number;
  /** Of a function: its variable, which its statements use. */
  readonly local: string;
  /** Lines in front: attributes, comments. */
  readonly lead: readonly string[];
  /** A line for each member of its lists? */
  readonly wide: boolean;
  /** Comment behind it on its line, or nothing. */
  readonly trail: string;
  readonly lists: Readonly<Record<string, readonly Entry[]>>;
}

export type Edit =
  /** Behind `behind`, or first: `null`. */
  | {
      readonly op: 'add';
      readonly parent: number;
      readonly list: string;
      readonly behind: number | null;
      readonly entry: Entry;
    }
  | { readonly op: 'remove'; readonly id: number }
  | { readonly op: 'edit'; readonly id: number; readonly value: number }
  | { readonly op: 'lead'; readonly id: number; readonly lead: readonly string[] }
  | { readonly op: 'widen'; readonly id: number }
  | { readonly op: 'rename'; readonly id: number; readonly name: string }
  | { readonly op: 'rename local'; readonly id: number; readonly local: string }
  | { readonly op: 'turn'; readonly parent: number; readonly list: string };

/** Additions first: what they stand behind may go. */
export function applied(root: Entry, edits: readonly Edit[]): Entry {
  const sorted = [
    ...edits.filter(({ op }) => op === 'add'),
    ...edits.filter(({ op }) => op !== 'add' && op !== 'turn'),
    ...edits.filter(({ op }) => op === 'turn'),
  ];
  return sorted.reduce((entry, edit) => changed(entry, edit) ?? entry, root);
}

function changed(entry: Entry, edit: Edit): Entry | null {
  if ('id' in edit && edit.id === entry.id) {
    if (edit.op === 'remove') return null;
    if (edit.op === 'edit') return { ...entry, value: edit.value };
    if (edit.op === 'lead') return { ...entry, lead: edit.lead };
    if (edit.op === 'widen') return { ...entry, wide: !entry.wide };
    return edit.op === 'rename' ? { ...entry, name: edit.name } : { ...entry, local: edit.local };
  }
  const lists = Object.entries(entry.lists).map(([name, members]): [string, Entry[]] => {
    const here = 'parent' in edit && edit.parent === entry.id && edit.list === name;
    const inside = members.flatMap((member) => changed(member, edit) ?? []);
    return [name, here ? rearranged(inside, edit) : inside];
  });
  return { ...entry, lists: Object.fromEntries(lists) };
}

function rearranged(
  members: readonly Entry[],
  edit: Extract<Edit, { readonly parent: number }>,
): Entry[] {
  if (edit.op === 'turn') return members.toReversed();
  const at = members.findIndex(({ id }) => id === edit.behind) + 1;
  return members.toSpliced(at, 0, edit.entry);
}

/** The entry and all below it. */
export function entriesIn(entry: Entry): Entry[] {
  return [entry, ...Object.values(entry.lists).flatMap((list) => list.flatMap(entriesIn))];
}
