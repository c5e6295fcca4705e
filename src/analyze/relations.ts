/** What the fork has to do with a changed item. */
import type { ComparedChange, ComparedItem, Container } from '../engine/diff/comparison.ts';
import type { Item } from '../engine/syntax/item.ts';
import type { ChangedFile } from './changed-files.ts';
import type { FileDiff } from './file-diff.ts';
import type { HookPlace, Spot } from './hook-places.ts';
import type { WatchedCrate } from './request.ts';

export type Relation =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'touches';
      readonly place: HookPlace;
      readonly how: Touch;
      /** Ids of all hooks that it hits the same way, this one first. */
      readonly hooks: readonly string[];
    }
  | {
      readonly kind: 'depends';
      /** Who names it: `rustc_verify`, or the hook that does. */
      readonly by: string;
      /** The definition, or something inside the definition of `api`. */
      readonly part: 'definition' | 'member';
      readonly api: string;
      /** Does fork code name it? `null`: its crates were not read. */
      readonly named: boolean | null;
      /** Can code of other crates name it? */
      readonly visible: boolean;
      readonly hook: string | null;
    };

export type Touch =
  /** The item that holds the hook's place, and it has no place any more. */
  | 'gone'
  /** The place is in an item of another name or path. */
  | 'elsewhere'
  /** The item that holds the place. */
  | 'inside'
  /** A container further out. */
  | 'around'
  /** A list entry or item directly next to the place. */
  | 'beside';

export const unrelated: Relation = { kind: 'none' };

/** Touching weighs more than depending, and of hooks the one hit hardest counts. */
export function relationOf(diff: FileDiff, change: ComparedChange): Relation {
  return (
    touching(diff.places, change) ??
    dependsOnHookName(diff.places, change) ??
    dependsOnCrate(diff, change) ??
    unrelated
  );
}

const HARDEST_FIRST: readonly Touch[] = ['gone', 'elsewhere', 'inside', 'around', 'beside'];

function touching(places: readonly HookPlace[], change: ComparedChange): Relation | null {
  const touches = places.flatMap((place) => {
    const how = touchOf(change, place);
    return how === null ? [] : [{ place, how }];
  });
  touches.sort((a, b) => HARDEST_FIRST.indexOf(a.how) - HARDEST_FIRST.indexOf(b.how));
  const [first] = touches;
  if (first === undefined) return null;
  const alike = touches.filter(
    ({ how, place }) => how === first.how && place.disturbed === first.place.disturbed,
  );
  return { kind: 'touches', ...first, hooks: alike.map(({ place }) => place.hook.id) };
}

function touchOf(moving: ComparedChange, { before, after }: HookPlace): Touch | null {
  if (before === null) return null;
  // Places in another file are not this file's.
  const change = moving.movedTo === null ? moving : { ...moving, after: null };
  if (holds(change.before, before)) {
    const own = isSame(change.before, before.item);
    const left = change.before?.path !== change.after?.path;
    if (change.after === null || (after === null && (own || left))) return 'gone';
    if (after === null) return null;
    if (!holds(change.after, after)) return own ? 'elsewhere' : null;
    if (!own) return reachesIn(change) ? 'around' : null;
    return left ? 'elsewhere' : 'inside';
  }
  if (beside(before, change.before) || beside(after, change.after)) return 'beside';
  return null;
}

/** What a container says about its members: comments and white space of its own say nothing. */
function reachesIn({ change, also, before }: ComparedChange): boolean {
  if (before?.kind === 'file') return false;
  return [change, ...also].some((kind) => !['comments', 'formatting', 'moved'].includes(kind));
}

function beside(spot: Spot | null, item: ComparedItem | null): boolean {
  return spot?.neighbours.some((one) => isSame(item, one)) === true;
}

function isSame(a: ComparedItem | null, b: Item): boolean {
  return a !== null && a.start === b.start && a.end === b.end && a.path === b.path;
}

function holds(item: ComparedItem | null, spot: Spot): boolean {
  return item !== null && item.start <= spot.offset && spot.offset < item.end;
}

function dependsOnHookName(places: readonly HookPlace[], change: ComparedChange): Relation | null {
  const item = change.before;
  if (item === null || !DEFINITIONS.has(item.kind)) return null;
  const place = places.find(({ hook }) => hook.names?.has(item.name) === true);
  if (place === undefined) return null;
  const { id } = place.hook;
  return { ...definition(id, item), hook: id };
}

const DEFINITIONS = new Set<Item['kind']>([
  'struct',
  'enum',
  'union',
  'trait',
  'type alias',
  'function',
  'const',
  'static',
  'macro',
]);

/** A type or trait that came or went speaks for its members. */
const SPEAKS = new Set<Item['kind']>(['struct', 'enum', 'union', 'trait', 'variant']);

function dependsOnCrate(diff: FileDiff, change: ComparedChange): Relation | null {
  const item = change.before ?? change.after;
  if (item === null || (change.within && SPEAKS.has(item.containers.at(-1)?.kind ?? 'file'))) {
    return null;
  }
  for (const crate of diff.file.crates) {
    const found =
      dependency(crate, item, diff.file, change.before !== null) ??
      arrival(crate, change, diff.file);
    if (found !== null) return found;
  }
  return null;
}

/** A member that came to the API from elsewhere, under the name that fork code has for it. */
function arrival(crate: WatchedCrate, change: ComparedChange, file: ChangedFile): Relation | null {
  const { before, after } = change;
  if (before === null || after === null || change.movedTo !== null) return null;
  if (before.path === after.path) return null;
  const found = dependency(crate, after, file, true);
  return found?.kind === 'depends' && found.named === true ? found : null;
}

function dependency(
  crate: WatchedCrate,
  item: ComparedItem,
  { path, oldPath }: ChangedFile,
  old: boolean,
): Relation | null {
  const { containers } = item;
  const { apis, files, used, used_by: by } = crate;
  if (item.kind === 'query' && used?.has(item.name) === true) return definition(by, item);
  const made = madeBy(item);
  if (made !== null && used?.has(made) === true) {
    return { ...definition(by, item), api: made };
  }
  const isTop = containers.every(({ kind }) => kind === 'file' || kind === 'module');
  if (isTop && DEFINITIONS.has(item.kind)) {
    const named = old && item.visibility === 'pub' && used?.has(item.name) === true;
    const places = files === null ? [path] : (files.get(item.name) ?? []);
    const here = places.includes(path) || places.includes(oldPath);
    if ((files === null && named) || (here && apis.includes(item.name))) {
      return definition(by, item);
    }
  }
  const holder = containers.findLast((one) => apis.includes(definedBy(one)));
  if (holder === undefined || item.name === '') return null;
  const named = used === null ? null : used.has(item.name);
  // Methods are many: without the fork's code nothing can be said of them.
  if (holder.kind === 'impl' && named !== true) return null;
  if (!isInReach(holder, used)) return null;
  // An associated type is reached through its trait: the bare name alone means something else.
  if (item.kind === 'type alias' && holder.name.includes(' for ')) return null;
  const visible = isVisible(item, containers.at(-1) ?? holder);
  return {
    kind: 'depends',
    by,
    part: 'member',
    api: definedBy(holder),
    named,
    visible,
    hook: null,
  };
}

/** `Options` of the macro call `top_level_options!(Options)`, whose type has no item of its own. */
function madeBy({ kind, name }: ComparedItem): string | null {
  return kind === 'macro call' ? (/!\((\w+)\)$/.exec(name)?.[1] ?? null) : null;
}

function definition(by: string, { name }: ComparedItem): Extract<Relation, { kind: 'depends' }> {
  const known = { named: true, visible: true, hook: null };
  return { kind: 'depends', by, part: 'definition', api: name, ...known };
}

/**
 * A method of a trait can be called where the trait is in scope: `Foo` of `impl a::Foo<'tcx> for Bar`.
 * @param used `*` stands for a glob import of fork code
 */
function isInReach({ kind, name }: Container, used: ReadonlySet<string> | null): boolean {
  const trait = kind === 'impl' ? /^impl (.*) for /s.exec(name)?.[1] : undefined;
  if (trait === undefined || used === null || used.has('*')) return true;
  const own = trait.replace(/<.*/s, '').split('::').at(-1)?.trim() ?? '';
  return used.has(own) || PRELUDE.has(own);
}

/** Traits with methods that are in scope without an import. */
const PRELUDE = new Set([
  'AsMut',
  'AsRef',
  'Clone',
  'Debug',
  'DoubleEndedIterator',
  'Drop',
  'Eq',
  'ExactSizeIterator',
  'Extend',
  'From',
  'FromIterator',
  'Into',
  'IntoIterator',
  'Iterator',
  'Ord',
  'PartialEq',
  'PartialOrd',
  'ToOwned',
  'ToString',
  'TryFrom',
  'TryInto',
]);

/** Variants, what is in them, and members of traits are as visible as their container. */
function isVisible(item: ComparedItem, container: Container): boolean {
  if (item.visibility === 'pub' || item.kind === 'variant') return true;
  return ['variant', 'trait'].includes(container.kind) || container.name.includes(' for ');
}

/** The type or trait that a container defines or implements: `Ty` for `impl Foo for ty::Ty<'tcx>`. */
function definedBy(item: Container): string {
  if (item.kind !== 'impl') return DEFINITIONS.has(item.kind) ? item.name : '';
  const self = item.name.split(' for ').at(-1) ?? '';
  return (
    self
      .replace(/^impl /, '')
      .replace(/<.*/s, '')
      .replaceAll(/[&\s]|'\w+|\bmut\b/g, '')
      .split('::')
      .at(-1) ?? ''
  );
}
