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
  /** The release that the hooks were declared on, if known: what stood around them there. */
  readonly base?: SyntaxTree | null;
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
    }
  | { readonly kind: 'none'; readonly reason: string };

export type Rendering =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'none'; readonly reason: string };

/** The fork's own text of a hook, against new surroundings. `edits` are in the fork's file; none: it fits as it is. */
export type Fit =
  | { readonly kind: 'fits'; readonly edits: readonly Edit[]; readonly note: string | null }
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
}

export type Placement = Placed | { readonly kind: 'failed'; readonly reason: string };

export interface Replacement {
  put(site: Site, hook: Hook): Placement;
  /** The file with upstream's form in its place; `null` when the hook is not there once. */
  take(site: Site, hook: Hook): string | null;
}

export const FITS: Fit = { kind: 'fits', edits: [], note: null };
