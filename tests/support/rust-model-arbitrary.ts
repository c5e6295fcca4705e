import fc from 'fast-check';
import type { Entry, Kind } from './rust-model.ts';

interface Shape {
  readonly kind: Kind;
  readonly lead: readonly string[];
  readonly wide: boolean;
  readonly trail: boolean;
  readonly lists: Readonly<Record<string, readonly Shape[]>>;
}

/** Which lists a member has, and of what. */
export const LISTS: Readonly<Partial<Record<Kind, Readonly<Record<string, readonly Kind[]>>>>> = {
  fn: {
    generics: ['generic'],
    parameters: ['parameter'],
    where: ['predicate'],
    body: ['let', 'touch', 'call', 'chain', 'match', 'if', 'literal'],
  },
  signature: { parameters: ['parameter'], where: ['predicate'] },
  struct: { derive: ['derived'], fields: ['field'] },
  tuple: { derive: ['derived'], positions: ['position'] },
  enum: { derive: ['derived'], variants: ['variant'] },
  union: { fields: ['field'] },
  trait: { members: ['signature'] },
  extern: { members: ['signature'] },
  impl: { methods: ['fn'] },
  mod: { items: ['fn', 'const', 'struct'] },
  table: { elements: ['element'] },
  use: { paths: ['path'] },
  rules: { rules: ['rule'] },
  options: { options: ['option'] },
  let: { arguments: ['argument'] },
  call: { arguments: ['argument'] },
  chain: { links: ['link'] },
  match: { arms: ['arm'] },
  if: { body: ['touch', 'call', 'let'] },
  literal: { initialisers: ['initialiser'] },
};

export const ITEMS: readonly Kind[] = [
  'fn',
  'struct',
  'tuple',
  'enum',
  'union',
  'trait',
  'impl',
  'const',
  'static',
  'type',
  'mod',
  'use',
  'extern',
  'rules',
  'options',
  'table',
];

/** Their members stand on one line whatever comes. */
const INLINE = new Set(['derive', 'generics', 'where', 'paths', 'links', 'positions']);
const ATTRIBUTED = new Set<Kind>([...ITEMS, 'signature', 'field', 'variant', 'option']);

/** One member, `depth` lists deep at most. */
function shape(kinds: readonly Kind[], depth: number, inline: boolean): fc.Arbitrary<Shape> {
  return fc.constantFrom(...kinds).chain((kind) => {
    const front = ATTRIBUTED.has(kind) ? ['note', 'note', 'doc', 'allow', 'two'] : ['note'];
    const lists = Object.entries(LISTS[kind] ?? {}).map(([name, of]) => {
      const least = name === 'links' || name === 'paths' ? 1 : 0;
      const members = fc.array(shape(of, depth - 1, INLINE.has(name)), {
        minLength: least,
        maxLength: depth > 0 ? 4 : least,
      });
      return [name, members] as const;
    });
    const rarely = (of: readonly string[]): fc.Arbitrary<readonly string[]> =>
      fc.oneof(
        { weight: 4, arbitrary: fc.constant<readonly string[]>([]) },
        { weight: inline ? 0 : 1, arbitrary: fc.constantFrom(...of).map((one) => [one]) },
      );
    return fc.record({
      kind: fc.constant(kind),
      lead: rarely(front),
      wide: fc.boolean(),
      trail: inline ? fc.constant(false) : fc.boolean().map((often) => often && depth === 1),
      lists: fc.record(Object.fromEntries(lists)) as fc.Arbitrary<Shape['lists']>,
    });
  });
}

/** Names are words, so that they are told apart as names in real code are. */
const WORDS = [
  'alpha',
  'bravo',
  'cedar',
  'delta',
  'ember',
  'frost',
  'grove',
  'heron',
  'iris',
  'jade',
];
const TYPES = new Set<Kind>([
  'struct',
  'tuple',
  'enum',
  'union',
  'trait',
  'impl',
  'type',
  'variant',
  'generic',
  'predicate',
  'derived',
  'arm',
]);

/** @param from the first id that is free */
export function numbered(root: Shape, from: number): Entry {
  let next = from;
  const number = ({ kind, lead, wide, trail, lists }: Shape): Entry => {
    const id = next++;
    const word = `${WORDS[id % WORDS.length] ?? ''}_${id}`;
    const all = Object.entries(lists).map(([name, members]) => [name, members.map(number)]);
    return {
      id,
      kind,
      name: TYPES.has(kind) ? word.charAt(0).toUpperCase() + word.slice(1) : word,
      value: id * 10,
      local: kind === 'fn' ? `local_${id}` : '',
      lead: lead.flatMap((one) => leadLines(one, id)),
      wide,
      trail: trail ? ` // Behind ${id}.` : '',
      lists: Object.fromEntries(all) as Entry['lists'],
    };
  };
  return number(root);
}

export function leadLines(lead: string, id: number): string[] {
  if (lead === 'doc') return [`/// Says what ${id} is.`];
  if (lead === 'allow') return [`#[allow(lint_${id})]`];
  return lead === 'two' ? [`/// Of ${id}.`, `#[cfg(feature = "f${id}")]`] : [`// Note on ${id}.`];
}

/** A member as could stand in that list. */
export function member(kinds: readonly Kind[], list: string): fc.Arbitrary<Shape> {
  return shape(kinds, 1, INLINE.has(list));
}

/** A file of a few items. */
export const fileModel: fc.Arbitrary<Entry> = fc
  .record({
    kind: fc.constant<Kind>('file'),
    lead: fc.constant<readonly string[]>([]),
    wide: fc.boolean(),
    trail: fc.constant(false),
    lists: fc.record({ items: fc.array(shape(ITEMS, 3, false), { minLength: 1, maxLength: 5 }) }),
  })
  .map((file) => numbered(file, 1));
