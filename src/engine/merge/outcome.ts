/** What goes into the merge of a file, and what comes out. */
import type { ConflictRegion } from './conflict.ts';
import type { Certificate } from './survival/certificate.ts';

/** `null`: the file is not there. */
export interface FileVersions {
  readonly path: string;
  readonly base: string | null;
  readonly ours: string | null;
  readonly theirs: string | null;
}

/** Something that a line merge would have left to a person, and how it was resolved. */
export interface Decision {
  readonly path: string;
  readonly conflict_type: string;
  /** `pattern`: by a resolution rule. */
  readonly resolution_type: 'auto' | 'pattern';
  readonly description: string;
  /** Id of the hook it is about, and the rule that hook follows. */
  readonly hook: string | null;
  readonly rule: string | null;
}

/** `one side`: only one changed it, or both alike; `hooks`: taken out, the rest merged, put back in their places; `tables`: by TOML's own structure; `learned`: as a person resolved conflicts of this shape before. */
export type Method = 'one side' | 'lines' | 'structure' | 'tables' | 'hooks' | 'learned' | 'none';

interface Common {
  /** How it was merged; `none`: a file that one side deleted and the other changed. */
  readonly method: Method;
  /**
   * Where every edit of both sides is. `null` where there is nothing to prove (one side) or another proof stands for it
   * (values of a table). Of a merge with hooks it is that of the rest: the hooks are checked one by one.
   */
  readonly certificate: Certificate | null;
  /** Ids of the hooks that were taken out and put back. */
  readonly hooks: readonly string[];
  /** What a person should know beside: that the time was up, say. */
  readonly notes: readonly string[];
  readonly decisions: readonly Decision[];
  /** What a plain line merge leaves; lines count in its text with markers. */
  readonly lineConflicts: readonly ConflictRegion[];
}

export type FileMerge =
  | (Common & { readonly kind: 'clean'; /** `null`: no file. */ readonly text: string | null })
  | (Common & {
      readonly kind: 'conflict';
      /** With markers in diff3 form. */ readonly text: string;
      readonly conflicts: readonly ConflictRegion[];
    });

/** The outcome where there was nothing to merge. */
export function oneSided(text: string | null): Extract<FileMerge, { kind: 'clean' }> {
  return {
    kind: 'clean',
    text,
    decisions: [],
    lineConflicts: [],
    method: 'one side',
    certificate: null,
    hooks: [],
    notes: [],
  };
}
