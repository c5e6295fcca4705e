/**
 * What a change is drawn as: found by paths and names alone, never by what the program thinks of it. The names are read
 * off the fixed fork by hand: `data/*.toml` and `fixtures/demo/fork`.
 */
import { ancestorsOf, type Item } from '../../src/engine/syntax/item.ts';

/** 36 at the integration points, 22 of them where hooks go; then 44 in the APIs, 26 of them in what fork code names. */
export const QUOTAS = [
  ['hook passes', 10],
  /** The list entries that the fork's own entries stand between. */
  ['hook neighbour', 4],
  ['hook attributes', 4],
  ['hook options', 4],
  ['point', 10],
  ['point hunk', 4],
  ['api named', 18],
  ['api named hunk', 4],
  /** Fields and variants of a type that fork code names. */
  ['api named type', 8],
  ['api member', 14],
] as const;

export type Stratum = (typeof QUOTAS)[number][0];

/** An item can have one on each side: the one named first in `QUOTAS` counts. */
export function strongest(sides: readonly (Stratum | null)[]): Stratum | null {
  return QUOTAS.find(([stratum]) => sides.includes(stratum))?.[0] ?? null;
}

const PASSES = 'compiler/rustc_interface/src/passes.rs';
const ATTRIBUTES = 'compiler/rustc_feature/src/builtin_attrs.rs';
const OPTIONS = 'compiler/rustc_session/src/options.rs';
export const POINTS: readonly string[] = [PASSES, ATTRIBUTES, OPTIONS];

/** Where the APIs of the `[[dependency]]` entries can be defined: paths at any version. */
export const API_FILES =
  /^compiler\/(?:rustc_middle\/src|rustc_hir\/src)\/.*\.rs$|^compiler\/rustc_span\/src\/def_id\.rs$/;

/** By crate: `GlobalCtxt` is what `TyCtxt` derefs to; `TyS` what `Ty` pointed to until 1.60. */
const DEFINITIONS: Readonly<Record<string, ReadonlySet<string>>> = {
  rustc_middle: new Set(['TyCtxt', 'GlobalCtxt', 'Body', 'Ty', 'TyS', 'DefId']),
  rustc_hir: new Set(['Attribute', 'Item']),
  rustc_span: new Set(['DefId']),
};

/** Types of those that fork code or the hooks' declarations write out. */
const NAMED_TYPES = new Set(['TyCtxt', 'Body', 'DefId', 'Ty', 'Attribute', 'Item']);

/** Members of those that fork code uses. */
const NAMED_MEMBERS: ReadonlySet<string> = new Set([
  'sess',
  'hir_item',
  'def_path_str',
  'hir_body_owners',
  'mir_built',
  'erase_regions',
  'get_all_attrs',
  'instance',
  'statements',
  'value',
  'span',
  'params',
]);

/** A line that defines what fork code names: for hunks, without the item model. */
export const DEFINING_LINE =
  /\b(?:(?:fn|query) (?:hir_item|def_path_str|hir_body_owners|mir_built|erase_regions|get_all_attrs)|struct (?:TyCtxt|DefId|Attribute|Item|(?:Body|Ty)<'tcx>)|enum Attribute|type (?:Ty|Attribute)<?)(?!\w)/;

const TYPE_KINDS = new Set<Item['kind']>(['struct', 'enum', 'union', 'trait', 'type alias']);

/** @param file the item's file as an item */
export function stratumOf(path: string, file: Item, item: Item): Stratum | null {
  const chain = [...ancestorsOf(file, item), item];
  return POINTS.includes(path) ? pointStratum(path, chain) : apiStratum(path, chain);
}

function pointStratum(path: string, chain: readonly Item[]): Stratum {
  const holds = (name: RegExp): boolean => chain.some((item) => name.test(item.name));
  if (path === PASSES && holds(/^(?:analysis|DEFAULT_QUERY_PROVIDERS|default_provide|provide)$/)) {
    return 'hook passes';
  }
  const siblings = (chain.at(-2)?.children ?? []).filter(({ name }) => name !== '');
  const item = chain.at(-1);
  if (path === ATTRIBUTES && holds(/^BUILTIN_ATTRIBUTES$/)) {
    return item === siblings.at(-1) && item?.kind === 'attribute entry'
      ? 'hook neighbour'
      : 'hook attributes';
  }
  if (path === OPTIONS && holds(/^options!\((?:Debugging|Unstable)Options\)$/)) {
    const place = siblings.findLastIndex(({ name }) => name < 'verify');
    const isNext = item === siblings[place] || item === siblings[place + 1];
    return isNext && item?.kind === 'option' ? 'hook neighbour' : 'hook options';
  }
  return 'point';
}

function apiStratum(path: string, chain: readonly Item[]): Stratum | null {
  const names = DEFINITIONS[path.split('/')[1] ?? ''];
  if (names === undefined) return null;
  const item = chain.at(-1);
  const at = chain.findIndex((one, index) => definesApi(one, chain[index - 1], names));
  if (item === undefined || at === -1) return null;
  const owner = chain[at];
  const isDefinition = owner !== undefined && TYPE_KINDS.has(owner.kind);
  const isMember = at < chain.length - 1;
  if (isMember ? NAMED_MEMBERS.has(item.name) : isDefinition && NAMED_TYPES.has(item.name)) {
    return 'api named';
  }
  return isDefinition && NAMED_TYPES.has(owner.name) ? 'api named type' : 'api member';
}

function definesApi(item: Item, parent: Item | undefined, names: ReadonlySet<string>): boolean {
  if (item.kind === 'impl') return names.has(selfType(item.name));
  const isInside = parent?.kind === 'impl' || parent?.kind === 'trait';
  return TYPE_KINDS.has(item.kind) && !isInside && names.has(item.name);
}

/** `Ty` of `impl Lift<'tcx> for &'a ty::Ty<'tcx>`. */
function selfType(name: string): string {
  const self =
    name
      .split(' for ')
      .at(-1)
      ?.replace(/^impl /, '') ?? '';
  return /^(?:&\s*)?(?:'\w+\s*)?(?:mut\s+)?(?:\w+::)*(\w+)/.exec(self)?.[1] ?? '';
}
