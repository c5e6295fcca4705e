/** Hooks: what the fork inserts in upstream's files, as data. */
import { Problem } from '../../base/problem.ts';
import { withCompanions } from './companions.ts';
import type { Element } from './elements.ts';
import type { IntegrationPoint, Risk } from './point.ts';
import type { ResolutionRule } from './rules.ts';
import { squeezed } from './snippet.ts';
import type { Where } from './where.ts';

export type ActionName =
  Element['action'] | 'insert_member' | 'add_dependency' | 'replace_node' | 'replace_lines';

export interface Hook {
  /** Stable: `passes.rs/verify_crate`; with the whole path where two files of that name have such a hook. */
  readonly id: string;
  readonly file: string;
  readonly action: ActionName;
  /** What it is found by: `rustc_verify::provide`, `requires`, `verify`. */
  readonly key: string;
  /** The macro of a list entry: `gated`. */
  readonly macro: string | null;
  /** Hint where it goes: `provide(providers)`, `pub static BUILTIN_ATTRIBUTES`, `unstable_opts`, `fn analysis`. */
  readonly anchor: string;
  /** As declared, without indentation, companions included; `...` in a list entry is a hole. */
  readonly code: string;
  /** What wins where its siblings leave a choice: values for the hole of a list entry, arguments of a call. */
  readonly preferred: readonly string[];
  readonly description: string;
  readonly risk: Risk;
  /** False: never resolved without a person. */
  readonly safe: boolean;
  /** The resolution rule it follows, if one names it, and what that rule is triggered by. */
  readonly rule: string | null;
  readonly trigger: string | null;
  /** Of the general form; `null` for the seed's actions, which find their place by `anchor`. */
  readonly where: Where | null;
  /** Id of the hook that this one is a companion of: they stay or go together. */
  readonly partOf: string | null;
  /** Upstream's form of what `code` is instead. */
  readonly replaces: string | null;
}

/** One hook for each element of each point, in the order declared. Throws Problem `config` when two are the same. */
export function deriveHooks(
  points: readonly IntegrationPoint[],
  rules: readonly ResolutionRule[],
  declared: readonly Hook[] = [],
): Hook[] {
  const hooks: Hook[] = [];
  for (const point of points) {
    for (const element of point.elements) {
      const id = idOf(point.path, element, hooks);
      if (id === null) {
        throw new Problem(
          'config',
          `two hooks for ${element.key} in ${point.path}`,
          'declare each insertion once in integration_points.toml',
        );
      }
      hooks.push(hookOf(id, point, element, rules));
    }
  }
  for (const hook of declared) hooks.push({ ...hook, id: freeId(hook.id, hooks) });
  for (const hook of hooks) refuseOrphan(hook, hooks);
  return hooks;
}

/** A companion belongs to a hook that is there and is no companion itself. */
function refuseOrphan({ id, partOf }: Hook, hooks: readonly Hook[]): void {
  if (partOf === null) return;
  const whole = hooks.find((hook) => hook.id === partOf);
  const fault =
    whole === undefined
      ? 'which is no hook'
      : whole.partOf === null
        ? null
        : `which is itself part of ${whole.partOf}`;
  if (fault !== null)
    throw new Problem(
      'config',
      `${id} is part_of ${partOf}, ${fault}`,
      'part_of takes the id of a hook: trust-upstream hooks check lists them',
    );
}

/** Those of one file. */
export function hooksOf(hooks: readonly Hook[], file: string): Hook[] {
  return hooks.filter((hook) => hook.file === file);
}

function hookOf(
  id: string,
  point: IntegrationPoint,
  element: Element,
  rules: readonly ResolutionRule[],
): Hook {
  const own = rules.filter((rule) => rule.file === point.path);
  const rule = own.find((candidate) => names(candidate, element)) ?? null;
  return {
    id,
    file: point.path,
    action: element.action,
    key: element.key,
    macro: element.macro,
    anchor: anchorOf(rule, point, element),
    code: withCompanions(element.code),
    preferred: own.flatMap((candidate) =>
      candidate.action === 'fill_hole' ? candidate.items : [],
    ),
    description: point.description,
    risk: point.risk,
    safe: rule?.safe ?? true,
    rule: rule?.name ?? null,
    trigger: rule?.trigger ?? null,
    where: null,
    partOf: null,
    replaces: null,
  };
}

/** A second hook of a name gets a number. */
export function freeId(id: string, taken: readonly Hook[]): string {
  const is = (candidate: string): boolean => taken.some((hook) => hook.id === candidate);
  if (!is(id)) return id;
  let number = 2;
  while (is(`${id}-${number}`)) number++;
  return `${id}-${number}`;
}

function names(rule: ResolutionRule, element: Element): boolean {
  if (rule.action !== element.action) return false;
  switch (rule.action) {
    case 'insert_after_pattern':
      return squeezed(rule.insert) === squeezed(element.code);
    case 'insert_guarded_call':
      return rule.call === element.key;
    case 'append_to_list':
    case 'add_option':
      return rule.items.includes(element.key);
    default:
      return false;
  }
}

/** Without a rule the code itself says what it stands beside: other calls of that name, other entries of that macro. */
function anchorOf(rule: ResolutionRule | null, point: IntegrationPoint, element: Element): string {
  if (rule?.action === 'insert_after_pattern') return rule.pattern;
  if (rule?.action === 'append_to_list') return rule.list_pattern;
  if (element.action === 'insert_after_pattern')
    return element.code.replace(/^.*::(?=\w+\s*\()/, '').replace(/;$/, '');
  if (element.action === 'append_to_list') return '';
  return point.pattern ?? '';
}

function idOf(path: string, element: Element, taken: readonly Hook[]): string | null {
  if (
    taken.some(
      (hook) => hook.file === path && hook.action === element.action && hook.key === element.key,
    )
  )
    return null;
  const name = element.key.split('::').at(-1) ?? element.key;
  const short = `${path.split('/').at(-1) ?? path}/${name}`;
  return [short, `${path}/${name}`].find((id) => !taken.some((hook) => hook.id === id)) ?? null;
}
