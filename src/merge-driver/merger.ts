/** The merge of one file as the entrances ask for it: somewhere else, within a time limit. */
import type { FileMerge, FileVersions } from '../engine/merge/outcome.ts';
import type { Labels } from '../engine/merge/markers.ts';

export interface MergeJob {
  readonly versions: FileVersions;
  readonly labels: Labels;
}

export interface Merger {
  /** Rejects when the engine throws, dies, or takes longer than it may. */
  merge(job: MergeJob): Promise<FileMerge>;
  close(): Promise<void>;
}
