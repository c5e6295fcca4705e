/** The shipped hooks over one synthetic step, and what is wrong with the outcome. */
import type { FileFacts } from '../../../src/engine/distil/facts.ts';
import { checkHooks } from '../../../src/engine/intents/check.ts';
import type { Hook } from '../../../src/engine/intents/hooks.ts';
import { hooksOf } from '../../../src/engine/intents/hooks.ts';
import { insertHooks } from '../../../src/engine/intents/insert.ts';
import { removeHooks } from '../../../src/engine/intents/remove.ts';
import { mergeFile } from '../../../src/engine/merge/file.ts';
import type { RustParser } from '../../../src/engine/syntax/parser.ts';
import { shippedHooks } from '../hooks.ts';
import { attributesFor, guardIn, OPTION, provideIn, type ReleaseSeen, seenOf } from './expected.ts';
import type { SyntheticFile } from './file.ts';
import { attributesIn, endingIn, optionsIn, runIn } from './seen.ts';

export interface Step {
  readonly from: string;
  readonly to: string;
}

export type Group = keyof ReleaseSeen;

export const GROUPS = {
  run: 'passes.rs',
  ending: 'passes.rs',
  attributes: 'builtin_attrs.rs',
  options: 'options.rs',
} as const satisfies Record<Group, string>;

const SEEN = {
  run: runIn,
  ending: endingIn,
  attributes: attributesIn,
  options: optionsIn,
} as const;

export function groupsOf(path: string): Group[] {
  const all: Group[] = ['run', 'ending', 'attributes', 'options'];
  return all.filter((group) => path.endsWith(`/${GROUPS[group]}`));
}

/** Does a file without the hooks have what that release has? For files with all their entries. */
export function strangeness(group: Group, release: string, text: string): string[] {
  return differences(`${group} of ${release}`, SEEN[group](text).seen, seenOf(release)[group]);
}

/** The facts tell a place for each hook that is declared for the file, and for no other. */
export function unplaced({ path, anchors }: FileFacts): string[] {
  const told = anchors.flatMap((anchor) =>
    anchor.form === 'list' ? anchor.places.flatMap(({ hooks }) => hooks) : anchor.hooks,
  );
  const declared = hooksOf(shippedHooks, path).map(({ id }) => id);
  return differences(`hooks of ${path}`, [...told].sort(), declared.sort());
}

/** The hooks' own form and their neighbours. */
export function hookFaults(group: Group, release: string, text: string): string[] {
  const { order, seen } = SEEN[group](text);
  const wanted = wantedOrder(group, release, seenOf(release));
  const around = group === 'options' ? aroundOption(order) : order.slice(-wanted.length);
  const was = differences(`${group} of ${release}`, around, wanted);
  const whole = JSON.stringify(seen);
  return whole.includes('rustc_verify') ? [...was, `${group}: a hook more`] : was;
}

function wantedOrder(group: Group, release: string, seen: ReleaseSeen): string[] {
  switch (group) {
    case 'run':
      return [`${seen.run.call};`, provideIn(release)];
    case 'ending':
      return [guardIn(release)];
    case 'attributes':
      return [seen.attributes.between[0], ...attributesFor(release)];
    case 'options':
    default:
      return [seen.options.between[0], OPTION, seen.options.between[1]];
  }
}

function aroundOption(order: readonly string[]): readonly string[] {
  const at = order.indexOf(OPTION);
  return order.slice(Math.max(0, at - 1), at + 2);
}

function differences(what: string, is: unknown, wanted: unknown): string[] {
  const [a, b] = [JSON.stringify(is), JSON.stringify(wanted)];
  return a === b ? [] : [`${what}: ${a} instead of ${b}`];
}

export interface Replayed {
  /** Texts with the hooks in them. */
  readonly ours: string;
  readonly merged: string;
}

/** As a sync merges one file; or what went wrong. */
export function replay(
  parser: RustParser,
  path: string,
  { base, target }: SyntheticFile,
): Replayed | string {
  const hooks: readonly Hook[] = hooksOf(shippedHooks, path);
  const inserted = insertHooks(parser, base, hooks);
  if (inserted.kind === 'failed') return JSON.stringify(inserted.failures);
  const ours = inserted.text;
  const result = mergeFile(parser, hooks, { path, base, ours, theirs: target });
  if (result.kind === 'conflict') return result.conflicts.map(({ reason }) => reason).join('; ');
  return { ours, merged: result.text ?? '' };
}

/** Every hook once, in place, in the right form, and nothing else that upstream has not. */
export function outcomeFaults(
  parser: RustParser,
  facts: FileFacts,
  { from, to }: Step,
  file: SyntheticFile,
  done: Replayed | string = replay(parser, facts.path, file),
): string[] {
  if (typeof done === 'string') return [done];
  const hooks = hooksOf(shippedHooks, facts.path);
  const groups = groupsOf(facts.path);
  const bare = (text: string, known: string): string =>
    removeHooks(parser, text, hooks, hooks, known).text;
  return [
    ...groups.flatMap((group) => hookFaults(group, from, done.ours)),
    ...groups.flatMap((group) => hookFaults(group, to, done.merged)),
    ...checkHooks(parser, done.merged, hooks)
      .filter(({ kind }) => kind !== 'ok')
      .map(({ message }) => message),
    ...(bare(done.merged, file.target) === file.target
      ? []
      : ['without the hooks it is not upstream']),
    ...(bare(done.ours, file.base) === file.base ? [] : ['without the hooks it is not the base']),
  ];
}
