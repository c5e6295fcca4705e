/** A real diff of one of upstream's files as facts about the places where the fork's hooks go. */
import type { Site } from '../intents/action.ts';
import { ACTIONS } from '../intents/actions/index.ts';
import type { Hook } from '../intents/hooks.ts';
import { inUnixLines } from '../intents/line-ends.ts';
import { namesOverTime, renamedNames } from '../intents/renamed.ts';
import { blanked } from '../intents/snippet.ts';
import type { RustParser } from '../syntax/parser.ts';
import type { AnchorFacts, FileFacts } from './facts.ts';
import { growthOf } from './growth.ts';
import { itemFacts } from './items.ts';
import { type Around, aroundPlace } from './surroundings.ts';

export interface Source {
  readonly path: string;
  readonly text: string;
}

/** One release as far as it matters to a file. */
export interface ReleaseSide {
  readonly version: string;
  readonly file: Source;
  /** Where else a container may be. */
  readonly elsewhere: readonly Source[];
}

interface Found {
  readonly path: string;
  readonly around: Around;
}

/** @param hooks those declared for the file; an anchor that is not in it is looked for elsewhere */
export function distilFile(
  parser: RustParser,
  path: string,
  hooks: readonly Hook[],
  before: ReleaseSide,
  after: ReleaseSide,
): FileFacts {
  const lost: FileFacts['lost'][number][] = [];
  const anchors = new Map<string, AnchorFacts>();
  const told: Around[] = [];
  for (const hook of hooks) {
    const sides = [before, after].map((side) => ({ side, found: find(parser, hooks, hook, side) }));
    for (const { side, found } of sides)
      if (typeof found === 'string')
        lost.push({ hook: hook.id, release: side.version, reason: found });
    const [old, now] = sides.map(({ found }) => (typeof found === 'string' ? null : found));
    if (old == null || now == null) continue;
    told.push(old.around, now.around);
    const id = JSON.stringify([hook.action, old.path, old.around.item.start]);
    const facts = anchorOf(hook, old, now, anchors.get(id));
    if (facts !== null) anchors.set(id, facts);
  }
  const trees = { before: parser.parse(before.file.text), after: parser.parse(after.file.text) };
  return {
    path,
    names: { before: namesIn(hooks, before.file.text), after: namesIn(hooks, after.file.text) },
    anchors: [...anchors.values()],
    lost,
    items: itemFacts(
      trees.before,
      trees.after,
      told.map(({ item }) => item),
    ),
  };
}

/** The file's own place wins; elsewhere there must be one alone. */
function find(
  parser: RustParser,
  hooks: readonly Hook[],
  hook: Hook,
  { file, elsewhere }: ReleaseSide,
): Found | string {
  const own = aroundIn(parser, hooks, hook, file);
  if (typeof own !== 'string') return own;
  const others = elsewhere
    .map((source) => aroundIn(parser, hooks, hook, source))
    .filter((found) => typeof found !== 'string');
  const [other] = others;
  return other !== undefined && others.length === 1 ? other : own;
}

function aroundIn(
  parser: RustParser,
  hooks: readonly Hook[],
  hook: Hook,
  { path, text }: Source,
): Found | string {
  const site: Site = { parser, tree: parser.parse(inUnixLines(text).unix), hooks };
  const anchor = ACTIONS[hook.action].anchor(site, hook);
  if (anchor.kind === 'none') return anchor.reason;
  const around = aroundPlace(site, hook, anchor);
  return around === null ? `${hook.action} is not distilled` : { path, around };
}

/** Hooks of one container share its facts. */
function anchorOf(
  hook: Hook,
  { path: from, around: old }: Found,
  { path: to, around: now }: Found,
  known: AnchorFacts | undefined,
): AnchorFacts | null {
  const common = {
    file: { before: from, after: to },
    opening: { before: old.opening, after: now.opening },
  };
  if (old.form === 'ending' && now.form === 'ending') {
    const others = known?.form === 'ending' ? known.hooks : [];
    const body = { before: old.body, after: now.body };
    return { form: 'ending', ...common, body, hooks: [...others, hook.id] };
  }
  if (old.form !== 'list' || now.form !== 'list') return null;
  const places = known?.form === 'list' ? known.places : [];
  const spots = { before: old.spot, after: now.spot };
  const same = places.find(
    ({ before, after }) => JSON.stringify({ before, after }) === JSON.stringify(spots),
  );
  const place = { hooks: [...(same?.hooks ?? []), hook.id], ...spots };
  return {
    form: 'list',
    ...common,
    ...growthOf(old.entries, now.entries),
    around: { before: old.around, after: now.around },
    places: [...places.filter((one) => one !== same), place],
  };
}

function wordsOf(code: string): Set<string> {
  return new Set(blanked(code).match(/\w+/g));
}

/** Those that stand for a name in the hooks' own code. */
function namesIn(hooks: readonly Hook[], text: string): string[] {
  const [own, words] = [wordsOf(hooks.map(({ code }) => code).join('\n')), wordsOf(text)];
  const used = renamedNames.filter((name) => own.has(name)).flatMap(namesOverTime);
  return [...new Set(used)].filter((name) => words.has(name)).sort();
}
