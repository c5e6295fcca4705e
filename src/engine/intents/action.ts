/** What each way of inserting has to answer; one file in `actions/` for each. */
import type { Edit, Span } from '../../base/span.ts';
import type { RustParser } from '../syntax/parser.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { Hook } from './hooks.ts';

/** A file, and the hooks that belong in it (so that one hook is not taken for another's surroundings). */
export interface Site {
  readonly parser: RustParser;
  readonly tree: SyntaxTree;
  readonly hooks: readonly Hook[];
  /**
   * A version in which they have their places, if there is one: the fork's file with the hooks in it, or the release
   * they were declared on. What stood around a hook there is followed where its place is not found by what is declared.
   */
  readonly known?: SyntaxTree | null;
}

/** A place that was found by what stood around the hook in a known version. */
export interface Followed {
  /** 0 to 1. */
  readonly confidence: number;
  /** How: `fn analysis is fn run_analysis now`. */
  readonly note: string;
}

/** Below this a place is not taken, only named. */
export const SURE_ENOUGH = 0.6;

/** Where a hook might belong that has no place of its own any more. */
export interface Candidate {
  /** 1-based, in the file without the hook: it would stand before this line. */
  readonly line: number;
  /** The container: `fn analysis`; empty: the file. */
  readonly container: string;
  readonly confidence: number;
}

/** Where a hook would go. `line` is the offset of the start of the line that will follow it. */
export type Anchor =
  | {
      readonly kind: 'place';
      readonly line: number;
      readonly indent: string;
      /** A statement of its own: an empty line keeps it apart from what is before, or from what is behind. */
      readonly apart: 'before' | 'after' | null;
      /** The element before it lacks the separator that has to be put at this offset. */
      readonly separatorAt: number | null;
      readonly followed?: Followed | null;
    }
  | NoPlace;

/** @property candidates best first */
export interface NoPlace {
  readonly kind: 'none';
  readonly reason: string;
  readonly candidates?: readonly Candidate[];
  /** All that it stood among is gone from the file: there is nothing left that it could belong to. */
  readonly gone?: boolean;
}

export type Rendering =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'none'; readonly reason: string };

/** The fork's own text of a hook, against new surroundings. `edits` are in the fork's file; none: it fits as it is. */
export type Fit =
  | {
      readonly kind: 'fits';
      readonly edits: readonly Edit[];
      readonly note: string | null;
      /** 0 to 1, where it was learned from its siblings. */
      readonly confidence?: number;
    }
  | { readonly kind: 'unfit'; readonly reason: string };

export interface Action {
  /** Every place that holds the hook: the whole statement or entry with its attributes, separator and trailing comment. */
  locate(site: Site, hook: Hook): Span[];
  anchor(site: Site, hook: Hook): Anchor;
  /** `null` when the hook at `span` is where it belongs; else what is wrong. */
  misplaced(site: Site, hook: Hook, span: Span): string | null;
  /** The declared code in the form of these surroundings. */
  render(site: Site, hook: Hook): Rendering;
  /** Does the hook at `span` of `own` still have the form of its siblings in `target`? */
  fit(own: Site, hook: Hook, span: Span, target: Site): Fit;
  /** May it stand anywhere in its container without a change of meaning? */
  readonly orderFree: boolean;
  /** Of hooks that take the place of upstream's code instead of standing between it. */
  readonly replacement?: Replacement;
}

interface Placed {
  readonly kind: 'placed';
  readonly text: string;
  /** What was put in, as it stands in `text`: lines, and (for a list without trailing comma) the comma before them. */
  readonly inserted: readonly string[];
  readonly followed?: Followed | null;
}

export interface NotPlaced {
  readonly kind: 'failed';
  readonly reason: string;
  readonly candidates?: readonly Candidate[];
  readonly gone?: boolean;
}

export type Placement = Placed | NotPlaced;

export interface Replacement {
  put(site: Site, hook: Hook): Placement;
  /** The file with upstream's form in its place; `null` when the hook is not there once. */
  take(site: Site, hook: Hook): string | null;
}

export const FITS: Fit = { kind: 'fits', edits: [], note: null };
