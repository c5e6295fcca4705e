/** Where every edit of both sides of a merge is in its result, as a value: it is stored, and printed by `--explain`. */

export interface Versions {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export type Fate =
  /** Lines are 1-based, in the result with each conflict's lines left out of the count but for ours. */
  | { readonly kind: 'stands'; readonly line: number }
  | { readonly kind: 'made by both'; readonly line: number }
  /** A deletion that holds. */
  | { readonly kind: 'gone as asked' }
  | { readonly kind: 'in conflict'; /** Index among the conflicts. */ readonly conflict: number }
  | { readonly kind: 'lost'; readonly why: string };

export interface Edit {
  readonly side: 'ours' | 'theirs';
  /** 1-based in that side's text; in base's for a pure deletion. */
  readonly line: number;
  readonly removed: string;
  readonly added: string;
  readonly fate: Fate;
}

export type Refusal =
  /** A text is longer than what is proven in fair time. */
  | { readonly kind: 'too large to prove' }
  /** A conflict shows lines that its sides do not have in that order. */
  | {
      readonly kind: 'conflict not of the texts';
      /** Index among the conflicts. */ readonly conflict: number;
    }
  /** Something is missing, stands twice, came from nowhere, or stands elsewhere. */
  | {
      readonly kind: 'not what the edits make';
      /** 1-based in the result. */ readonly line: number;
      readonly why: string;
    };

export interface Certificate {
  /** Those of ours first, each side's in order. */
  readonly edits: readonly Edit[];
  /** Why the result is refused; `null`: proven. */
  readonly refusal: Refusal | null;
}
