/** Where a hook of the general form belongs, in terms of what stands around it. */

/**
 * What a list holds: statements of a block, arms of a match, elements of an array, a call or a struct's value, or items,
 * fields, variants, entries of a table.
 */
export type Slot = 'statement' | 'arm' | 'element' | 'member';

export interface Where {
  /** The container, as `designator.ts` writes it; empty: the file. */
  readonly in: string;
  readonly slot: Slot;
  /** The neighbour above: an item by its designator, an arm by its pattern, a statement by a pattern with holes. */
  readonly after: string | null;
  readonly before: string | null;
  readonly place: 'first' | 'last' | 'sorted' | null;
  /** Of a statement with a sorted place: the macro or function that its likes call, `tracked!`. */
  readonly like: string | null;
  /** Members of the list are separated by commas. */
  readonly commas: boolean;
  /** A word that nothing else in the container has: it is known by it in another form, too. */
  readonly mark: string | null;
  /** Empty lines around it, as the fork has them; `null`: none of its own. */
  readonly blanks: { readonly before: number; readonly after: number } | null;
}
