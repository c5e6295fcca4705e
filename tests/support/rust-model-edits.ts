import fc from 'fast-check';
import { leadLines, LISTS, member, numbered } from './rust-model-arbitrary.ts';
import { applied, type Edit, entriesIn, type Entry, type Kind } from './rust-model.ts';

export interface Sides {
  readonly base: Entry;
  readonly ours: readonly Edit[];
  readonly theirs: readonly Edit[];
}

const VALUED = new Set<Kind>([
  'fn',
  'signature',
  'trait',
  'impl',
  'const',
  'static',
  'type',
  'rule',
  'option',
  'field',
  'parameter',
  'variant',
  'position',
  'generic',
  'predicate',
  'let',
  'touch',
  'if',
  'argument',
  'link',
  'element',
  'arm',
  'initialiser',
]);
/** Lists that may stand in any order. */
const FREE = new Set([
  'items',
  'members',
  'methods',
  'fields',
  'variants',
  'derive',
  'where',
  'initialisers',
  'paths',
  'arms',
  'options',
]);
const RENAMED = new Set<Kind>(['fn', 'struct', 'enum', 'const', 'field', 'variant', 'parameter']);
const LED = new Set<Kind>([...RENAMED, 'impl', 'trait', 'mod', 'let', 'call', 'match', 'arm']);

/** One edit of some member of the file; ids of what it adds begin at `from`. */
function edit(file: Entry, from: number): fc.Arbitrary<Edit> {
  const all = entriesIn(file);
  const below = all.slice(1);
  const some = (wanted: readonly Entry[]): fc.Arbitrary<Entry>[] =>
    wanted.length === 0 ? [] : [fc.constantFrom(...wanted)];
  const lists = all.flatMap((parent) =>
    Object.keys(parent.lists).map((list) => ({ parent, list, members: parent.lists[list] ?? [] })),
  );
  const of = (kind: Kind, list: string): readonly Kind[] =>
    kind === 'file' ? ['fn', 'const', 'struct', 'use', 'impl'] : (LISTS[kind]?.[list] ?? ['call']);
  const kinds: fc.Arbitrary<Edit>[] = [
    ...(lists.length === 0 ? [] : [fc.constantFrom(...lists)]).map((one) =>
      one.chain(({ parent, list, members }) =>
        fc.record({
          op: fc.constant('add' as const),
          parent: fc.constant(parent.id),
          list: fc.constant(list),
          behind: fc.constantFrom(null, ...members.map(({ id }) => id)),
          entry: member(of(parent.kind, list), list).map((shape) => numbered(shape, from)),
        }),
      ),
    ),
    ...some(below).map((one) => one.map(({ id }): Edit => ({ op: 'remove', id }))),
    ...some(below.filter(({ kind }) => VALUED.has(kind))).map((one) =>
      one.map(({ id }): Edit => ({ op: 'edit', id, value: from + 7 })),
    ),
    ...some(below.filter(({ kind }) => RENAMED.has(kind))).map((one) =>
      one.map(({ id, name }): Edit => ({ op: 'rename', id, name: `${name}_as_${from}` })),
    ),
    ...some(below.filter(({ kind }) => kind === 'fn')).map((one) =>
      one.map(({ id }): Edit => ({ op: 'rename local', id, local: `variable_${from}` })),
    ),
    ...some(below.filter(({ kind }) => LED.has(kind))).map((one) =>
      one.map(({ id, lead }): Edit => ({
        op: 'lead',
        id,
        lead: [...leadLines('note', from), ...lead],
      })),
    ),
    ...some(below).map((one) => one.map(({ id }): Edit => ({ op: 'widen', id }))),
    ...some(all.filter((one) => freeLists(one).length > 0)).map((one) =>
      one.map((parent): Edit => ({
        op: 'turn',
        parent: parent.id,
        list: freeLists(parent)[0] ?? '',
      })),
    ),
  ];
  return fc.oneof(...kinds);
}

function freeLists({ lists }: Entry): string[] {
  return Object.keys(lists).filter((list) => FREE.has(list) && (lists[list]?.length ?? 0) > 1);
}

/** A file, and what each side makes of it: edits that may meet. */
export function sides(file: fc.Arbitrary<Entry>): fc.Arbitrary<Sides> {
  return file.chain((base) =>
    fc.record({
      base: fc.constant(base),
      ours: editsFrom(base, 1001),
      theirs: editsFrom(base, 5001),
    }),
  );
}

function editsFrom(base: Entry, first: number): fc.Arbitrary<readonly Edit[]> {
  const each = [0, 1, 2].map((at) => edit(base, first + 1000 * at));
  return fc.tuple(fc.integer({ min: 1, max: 3 }), ...each).map(([count, ...list]) => {
    const made: Edit[] = [];
    for (const one of list.slice(0, count)) if (apart(base, made, [one])) made.push(one);
    return made;
  });
}

/** The same without those of theirs that meet one of ours. */
export function disjoint({ base, ours, theirs }: Sides): Sides {
  return { base, ours, theirs: theirs.filter((one) => apart(base, ours, [one])) };
}

/** Are they about different members, so that it is known what they make together? */
function apart(base: Entry, some: readonly Edit[], others: readonly Edit[]): boolean {
  const [a, b] = [some, others].map((edits) => ({
    uses: new Set(edits.flatMap((one) => usesOf(base, one))),
    gone: new Set(edits.flatMap((one) => goneWith(base, one))),
  }));
  if (a === undefined || b === undefined) return true;
  const meet = (one: ReadonlySet<string | number>, other: ReadonlySet<string | number>): boolean =>
    [...one].some((key) => other.has(key));
  return (
    !meet(a.uses, b.uses) && !meet(a.gone, b.uses) && !meet(a.uses, b.gone) && !meet(a.gone, b.gone)
  );
}

function usesOf(base: Entry, one: Edit): (string | number)[] {
  if (one.op === 'add') {
    // Two insertions at one point of an ordered list; the member around must stay.
    const place = FREE.has(one.list) ? [] : [`${one.parent} ${one.list} ${one.behind ?? 'first'}`];
    const uses = entriesIn(one.entry).some(({ kind }) => kind === 'touch');
    const functions = entriesIn(base).filter(
      (fn) => uses && fn.kind === 'fn' && entriesIn(fn).some(({ id }) => id === one.parent),
    );
    return [...place, `around ${one.parent}`, ...functions.map(({ id }) => `variable ${id}`)];
  }
  if (one.op === 'rename local') return [one.id, `variable ${one.id}`];
  if (one.op === 'turn') return [`order ${one.parent} ${one.list}`, `around ${one.parent}`];
  return one.op === 'remove' ? [] : [one.id];
}

/** All that a removal takes along, as members and as what edits stand in. */
function goneWith(base: Entry, one: Edit): (string | number)[] {
  if (one.op !== 'remove') return [];
  const gone = entriesIn(base).find(({ id }) => id === one.id);
  return gone === undefined ? [] : entriesIn(gone).flatMap(({ id }) => [id, `around ${id}`]);
}

export function bothApplied({ base, ours, theirs }: Sides): Entry {
  return applied(base, [...ours, ...theirs]);
}
