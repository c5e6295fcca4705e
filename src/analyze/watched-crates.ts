/** What fork code builds on, crate by crate as upstream defines it: what an analysis has to look into. */
import type { Dependencies } from './dependencies/dependencies.ts';
import type { WatchedDefinition } from './dependencies/watched.ts';
import type { Risk, WatchedCrate } from './request.ts';

const RISKS: readonly Risk[] = ['high', 'medium', 'low'];

export function watchedCrates({ watched, used }: Dependencies): WatchedCrate[] {
  const crates = new Map<string, WatchedDefinition[]>();
  for (const one of watched) crates.set(one.crate, [...(crates.get(one.crate) ?? []), one]);
  return [...crates].map(([crate, definitions]) => {
    const files = new Map<string, readonly string[]>();
    for (const { name, files: own } of definitions) {
      files.set(name, [...(files.get(name) ?? []), ...own]);
    }
    const risks = definitions.map(({ risk }) => risk ?? 'low');
    return {
      crate,
      used_by: [...new Set(definitions.map((one) => one.used_by))].join(', '),
      apis: [...files.keys()],
      files,
      risk: RISKS.find((risk) => risks.includes(risk)) ?? 'low',
      used,
    };
  });
}
