/** What describing a changed file takes, and what comes out for each item. */
import type { ImpactItem } from '../ports/impact.ts';
import type { Tried } from './classify-touched.ts';
import type { ChangedFile } from './changed-files.ts';
import type { MovedDefinitions } from './moved-definitions.ts';
import type { Trial } from '../sync/trial.ts';
import type { HookSite } from './request.ts';

export interface Surroundings {
  readonly hooks: readonly HookSite[];
  readonly forkRead: boolean;
  readonly trial: Trial;
  readonly moved: MovedDefinitions;
}

export interface DescribedItem {
  readonly item: ImpactItem;
  /** Does the fork touch it or name it? */
  readonly related: boolean;
  /** For the file's `changes`. */
  readonly words: readonly string[];
}

/** What the sync in memory made of a file. */
export function triedOn(
  { file }: { readonly file: ChangedFile },
  { unresolved, untried }: Trial,
): Tried {
  const why = untried.get(file.path) ?? untried.get(file.oldPath);
  if (why !== undefined) return { kind: 'not tried', why: `it could not be tried: ${why}` };
  if (unresolved === null) return { kind: 'not tried', why: 'no sync was tried in memory' };
  const left = unresolved.has(file.path) || unresolved.has(file.oldPath);
  return { kind: left ? 'unresolved' : 'resolved' };
}
