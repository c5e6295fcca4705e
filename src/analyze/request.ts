/** What an analysis is asked, and what it needs of the world. */
import type { Span } from '../base/span.ts';
import type { PackingParser } from '../engine/syntax/parser.ts';
import type { Compared, CompareJob } from './compare.ts';
import type { SyntaxTree } from '../engine/syntax/tree.ts';
import type { GitReader, ObjectId } from '../ports/git.ts';
import type { Release } from '../sync/impact-question.ts';
import type { Trial } from '../sync/trial.ts';

export type Risk = 'high' | 'medium' | 'low';

/** A file or folder of upstream that the fork changes or builds on. `''` is the whole tree. */
export interface WatchedPath {
  readonly path: string;
  readonly risk: Risk;
}

/** A crate of upstream that fork code calls. */
export interface WatchedCrate {
  readonly crate: string;
  readonly used_by: string;
  /** Types, traits and functions the crate defines: `TyCtxt`. */
  readonly apis: readonly string[];
  /** Where they are defined, at either version; `null`: anywhere in the crate. */
  readonly files: ReadonlyMap<string, readonly string[]> | null;
  readonly risk: Risk;
  /** Every identifier in the fork's own crates (`namesIn`); `null` when they were not read. */
  readonly used: ReadonlySet<string> | null;
}

/** One insertion of the fork in a file of upstream. */
export interface HookSite {
  readonly id: string;
  readonly path: string;
  /** Where it goes in upstream's file, which does not hold it; `null` when there is no place for it. */
  locate(tree: SyntaxTree): Span | null;
  /** Identifiers in what it inserts; items of the same file with such a name are depended on. */
  readonly names?: ReadonlySet<string>;
}

export interface AnalyzeRequest {
  readonly from: Release;
  readonly to: Release;
  readonly watched: readonly WatchedPath[];
  readonly crates: readonly WatchedCrate[];
  readonly hooks: readonly HookSite[];
  /** Was the fork's own code looked at? Else nothing is known of it but what is declared. */
  readonly forkRead: boolean;
  /** Also every other changed file of the compiler. */
  readonly allFiles: boolean;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

export type AnalyzeEvent =
  /** The whole question was answered before: nothing is looked into. */
  | { readonly kind: 'known' }
  | { readonly kind: 'changed-files'; readonly count: number }
  | { readonly kind: 'file'; readonly path: string; readonly done: number; readonly total: number }
  | {
      /** All files are compared. Of blobs: parsed now, or their trees known from before; of files: compared before. */
      readonly kind: 'compared';
      readonly parsed: number;
      readonly known: number;
      readonly before: number;
    };

export interface Comparer {
  compare(job: CompareJob): Promise<Compared>;
  close(): Promise<void>;
}

/** What earlier analyses left: trees by blob id, and what was made of them under keys of the caller's choice. */
export interface KeptAnalyses {
  trees(blobs: readonly ObjectId[]): ReadonlyMap<ObjectId, Uint8Array>;
  putTrees(trees: ReadonlyMap<ObjectId, Uint8Array>): void;
  results(keys: readonly string[]): ReadonlyMap<string, Uint8Array>;
  putResults(results: ReadonlyMap<string, Uint8Array>): void;
}

export const nothingKept: KeptAnalyses = {
  trees: () => new Map(),
  putTrees: () => undefined,
  results: () => new Map(),
  putResults: () => undefined,
};

export interface AnalyzePorts {
  readonly git: Pick<GitReader, 'blob' | 'changes' | 'entry'>;
  readonly parser: PackingParser;
  /** @param jobs how many comparisons there will be */
  readonly comparer: (jobs: number) => Comparer;
  readonly kept: KeptAnalyses;
  readonly trial: () => Promise<Trial>;
  readonly onEvent?: (event: AnalyzeEvent) => void;
}
