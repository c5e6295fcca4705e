/** A class and why, as design section 2 defines the four. */
import type { ImpactClass } from '../ports/impact.ts';
import { impactClasses } from '../ports/impact.ts';

export interface Verdict {
  readonly class: ImpactClass;
  /** For a person; no full stop. */
  readonly reason: string;
}

export const verdict = (name: ImpactClass, reason: string): Verdict => ({ class: name, reason });

/** The worst class; SAFE of none. */
export function worstOf(classes: readonly ImpactClass[]): ImpactClass {
  const worst = Math.max(0, ...classes.map((name) => impactClasses.indexOf(name)));
  return impactClasses[worst] ?? 'SAFE';
}
