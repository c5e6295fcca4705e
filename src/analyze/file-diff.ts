/** One changed file as item changes. */
import type { ChangedFile } from './changed-files.ts';
import type { FileComparison } from './compare.ts';
import type { HookPlace } from './hook-places.ts';

export interface FileDiff extends FileComparison {
  readonly file: ChangedFile;
  /** Where the fork's hooks go in it. */
  readonly places: readonly HookPlace[];
}
