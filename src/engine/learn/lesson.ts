/** What was learned, as values: kept by the history, shown with a conflict. */

/**
 * The text of a resolution, and in it variables by their numbers, from 1. 0 is what all lines of the conflict begin with,
 * so that the resolution of another one stands as far in as that does.
 */
export type Template = readonly (string | number)[];

/** Where a person resolved a conflict so. */
export interface Origin {
  readonly sync_id: string;
  /** The fork's commit. */
  readonly patch: string;
  readonly file_path: string;
  /** 1-based, of the opening marker. */
  readonly line: number;
  /** ISO 8601, UTC. */
  readonly created_at: string;
}

/** One way in which conflicts of one shape were resolved. */
export interface Lesson {
  readonly shape_text: string;
  readonly template: Template;
  /** Did a person accept that it is applied without asking? */
  readonly safe: boolean;
  /** Newest first; at least one. */
  readonly origins: readonly Origin[];
}

export interface Offer {
  /** What would stand in the place of the conflict. */
  readonly text: string;
  readonly shape: string;
  readonly shape_text: string;
  readonly template: Template;
  readonly safe: boolean;
  /** The newest. */
  readonly origin: Origin;
  /** How often a person resolved this shape so. */
  readonly times: number;
  /** The check that the file fails with it; `null`: it passes them all. */
  readonly failed: string | null;
}
