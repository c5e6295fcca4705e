/** What is to be done about a file, from its items. */
import type { ImpactClass, ImpactItem } from '../ports/impact.ts';
import type { Tried } from './classify-touched.ts';
import { worstOf } from './verdict.ts';

/** One sentence for each hook and for what fork code names, the worst first. */
export function actionFor(
  items: readonly ImpactItem[],
  crates: readonly string[],
  tried: Tried,
  adapted: ReadonlyMap<string, string>,
): string {
  const hooks = [...new Set(items.flatMap(({ hook }) => (hook === null ? [] : [hook])))];
  const parts = hooks.map((hook) => {
    const own = items.filter((item) => item.hook === hook);
    return { class: classOf(own), text: hookText(classOf(own), hook, tried) };
  });
  const named = items.filter((item) => item.hook === null && item.class !== 'SAFE');
  if (named.length > 0) {
    const users = crates.length === 0 ? "the fork's crates" : crates.join(', ');
    const worst = named.filter((item) => item.class === classOf(named));
    const names = [...new Set(worst.map((item) => item.path || item.kind))].slice(0, 3);
    const more = worst.length > names.length ? ' and others' : '';
    const list = names.map((name) => `\`${name}\``).join(', ') + more;
    const byRule = worst.every((item) => adapted.has(item.path.split('::').at(-1) ?? ''));
    const text = USE[classOf(named)](users, list) + (byRule ? ' (the sync does it)' : '');
    parts.push({ class: classOf(named), text });
  }
  parts.sort((a, b) => ORDER.indexOf(a.class) - ORDER.indexOf(b.class));
  return parts.length === 0 ? 'Nothing to do' : parts.map(({ text }) => text).join('; ');
}

const ORDER: readonly ImpactClass[] = ['BREAKING', 'MODERATE', 'MINOR', 'SAFE'];

function classOf(items: readonly ImpactItem[]): ImpactClass {
  return worstOf(items.map((item) => item.class));
}

function hookText(name: ImpactClass, hook: string, tried: Tried): string {
  if (name === 'MODERATE' && tried.kind === 'not tried') {
    return `See whether hook \`${hook}\` fits its new surroundings: ${tried.why}`;
  }
  const byItself = name === 'MODERATE' && tried.kind === 'resolved';
  return byItself ? `${HOOK[name](hook)} (the sync does it)` : HOOK[name](hook);
}

const HOOK: { readonly [Class in ImpactClass]: (hook: string) => string } = {
  SAFE: (hook) => `Nothing to do for hook \`${hook}\``,
  MINOR: (hook) => `Nothing to adapt for hook \`${hook}\`; let the tests confirm it`,
  MODERATE: (hook) => `Update hook \`${hook}\` to its new surroundings`,
  BREAKING: (hook) => `Find a new place for hook \`${hook}\` by hand`,
};

const USE: { readonly [Class in ImpactClass]: (users: string, names: string) => string } = {
  SAFE: () => 'Nothing to do',
  MINOR: (users) => `Nothing to adapt in ${users}`,
  MODERATE: (users, names) => `Adapt ${users} to the change of ${names}`,
  BREAKING: (users, names) => `Replace ${names} in ${users}`,
};
