/** What a sync asks of the analysis. */
import type { Lesson } from '../engine/learn/lesson.ts';
import type { GitReader, GitWriter, ObjectId } from '../ports/git.ts';
import type { Patch } from './series.ts';

/** A release as the report names it, with its commit. */
export interface Release {
  /** `1.73.0`. */
  readonly name: string;
  readonly commit: ObjectId;
}

export interface ImpactQuestion {
  readonly upstream: GitReader;
  readonly from: Release;
  readonly to: Release;
  /** Every changed file of the compiler, not only the integration points. */
  readonly allFiles?: boolean;
  /** The fork as it stands on `from`; `git` is a scratch view that sees upstream too. `null`: the declared hooks alone. */
  readonly fork: {
    readonly git: GitWriter;
    readonly patches: readonly Patch[];
    /** What persons made of its conflicts before. */
    readonly lessons: readonly Lesson[];
    readonly tip: ObjectId;
  } | null;
}
