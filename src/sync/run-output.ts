/** What the build and test steps leave for later steps, and for a resume. */
import type { CommandReport } from '../ports/build.ts';

/** Output of `build/build` and `test/test`. `tip` is the commit that was built. */
export type RunOutput =
  | { readonly kind: 'mended'; readonly tip: string }
  | { readonly kind: 'skipped'; readonly tip: string; readonly skipped: string }
  | ({
      readonly kind: 'ran';
      readonly tip: string;
      /** The worktree's files when the command had ended. */
      readonly tree: string;
    } & CommandReport);
