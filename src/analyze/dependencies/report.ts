/** Upstream's crates that the fork builds on, as declared and as its code shows, at both versions. */
import type {
  ApiReport,
  ApiState,
  CrateDependency,
  Definition,
  DependencyReport,
  UsePlace,
} from '../../ports/impact.ts';
import type { Risk } from '../request.ts';
import type { Crates } from './crate-reader.ts';
import { followApi, followPath, type Followed } from './follow.ts';
import type { ForkUse } from './used-by.ts';

/** A `[[dependency]]` of the fork's configuration. */
export interface DeclaredDependency {
  readonly crate: string;
  readonly used_by: string;
  readonly apis: readonly string[];
  readonly risk: Risk;
}

/** Upstream's crates at the old release and at the new one. */
export interface BothVersions {
  readonly before: Crates;
  readonly after: Crates;
}

/** @param uses what the fork's code uses (`usedBy`); `null` when it was not read */
export async function dependencyReport(
  declared: readonly DeclaredDependency[],
  uses: readonly ForkUse[] | null,
  versions: BothVersions,
): Promise<DependencyReport> {
  const paths = (uses ?? []).filter(({ kind }) => kind === 'path');
  const crates: CrateDependency[] = [];
  for (const one of declared) {
    const { crate, used_by: by, risk } = one;
    const own = paths.filter((use) => use.crate === crate);
    const apis: ApiReport[] = [];
    for (const name of one.apis) apis.push(await declaredApi(crate, name, own, versions));
    const found = uses === null ? null : await foundApis(own, versions);
    const exists = await existence(crate, versions);
    crates.push({ crate, used_by: by, risk, exists, declared: apis, found });
  }
  const known = new Set(declared.map(({ crate }) => crate));
  for (const crate of new Set(paths.map((use) => use.crate))) {
    if (known.has(crate)) continue;
    const own = paths.filter((use) => use.crate === crate);
    const exists = await existence(crate, versions);
    // A crate of that name which is not the compiler's: rustc_apfloat.
    if (!exists.before && !exists.after) continue;
    const found = await foundApis(own, versions);
    const by = [...new Set(own.map((use) => use.by))].join(', ');
    crates.push({ crate, used_by: by, risk: null, exists, declared: [], found });
  }
  return { crates, members: membersOf(uses ?? []) };
}

async function declaredApi(
  crate: string,
  name: string,
  uses: readonly ForkUse[],
  { before, after }: BothVersions,
): Promise<ApiReport> {
  const named = uses.filter(({ path }) => path.endsWith(`::${name}`));
  const preferred = [...new Set(named.filter((use) => !use.guessed).map(({ path }) => path))];
  const old = await followApi(before, crate, name, preferred);
  const now = await followApi(after, crate, name, preferred);
  return apiOf(name, old, now, placesOf(named));
}

/** One for each path, in the order in which the code first names them. */
async function foundApis(
  uses: readonly ForkUse[],
  { before, after }: BothVersions,
): Promise<ApiReport[]> {
  const found: ApiReport[] = [];
  for (const path of new Set(uses.map((use) => use.path))) {
    const own = uses.filter((use) => use.path === path);
    const target = path.replace(/::\*$/, '');
    const old = await followPath(before, target);
    const now = await foundAgain(old, await followPath(after, target), after);
    const api = apiOf(path, old, now, placesOf(own));
    const isThere = api.before.length > 0 || api.after.length > 0;
    if (isThere || own.some((use) => !use.guessed)) found.push(api);
  }
  return found;
}

/** What the path no longer leads to, where other crates can name it now: under its name in the crate that held it. */
async function foundAgain(old: Followed, now: Followed, after: Crates): Promise<Followed> {
  const [lost] = old.definitions;
  if (lost === undefined || lost.member !== null || lost.kind === 'module') return now;
  if (now.definitions.length > 0 || now.notes.length > 0) return now;
  const again = await followApi(after, lost.crate, lost.name);
  const [only, ...others] = again.definitions.filter(({ reach }) => reach === 'public');
  return only === undefined || others.length > 0 ? now : { ...now, definitions: [only] };
}

function apiOf(name: string, old: Followed, now: Followed, at: UsePlace[]): ApiReport {
  const [before, after] = [old.definitions, now.definitions];
  const notes = [...new Set([...old.notes, ...now.notes])];
  const state = stateOf(before[0], after[0], notes.length > 0);
  return { name, state, before: [...before], after: [...after], at, notes };
}

function stateOf(
  before: Definition | undefined,
  after: Definition | undefined,
  unsure: boolean,
): ApiState {
  if (before === undefined || after === undefined) {
    if (unsure) return 'unknown';
    if (before !== undefined) return 'gone';
    return after === undefined ? 'absent' : 'new';
  }
  if (before.path !== after.path || before.file !== after.file) return 'moved';
  if (before.kind === after.kind) return 'kept';
  // A path into an enum that ends in no variant is one of its functions, if it is anything.
  if (before.kind === 'variant') return 'gone';
  return after.kind === 'variant' ? 'new' : 'redefined';
}

async function existence(
  crate: string,
  { before, after }: BothVersions,
): Promise<CrateDependency['exists']> {
  return {
    before: (await before.crate(crate)) !== null,
    after: (await after.crate(crate)) !== null,
  };
}

function membersOf(uses: readonly ForkUse[]): DependencyReport['members'] {
  const members = new Map<string, ForkUse[]>();
  for (const use of uses) {
    if (use.kind === 'path') continue;
    const key = `${use.kind} ${use.name}`;
    members.set(key, [...(members.get(key) ?? []), use]);
  }
  return [...members.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined || first.kind === 'path') return [];
    return [{ kind: first.kind, name: first.name, at: placesOf(own) }];
  });
}

/** Each place once. */
function placesOf(uses: readonly ForkUse[]): UsePlace[] {
  const places = new Map(uses.map(({ at }) => [`${at.file} ${at.line} ${at.hook}`, at]));
  return [...places.values()];
}
