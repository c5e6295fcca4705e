/** npm's `diff3` brings no types. */
declare module 'diff3' {
  interface Conflict {
    readonly a: string[];
    readonly aIndex: number;
    readonly o: string[];
    readonly oIndex: number;
    readonly b: string[];
    readonly bIndex: number;
  }
  /** Merges `a` and `b`, both made from `o`. */
  export default function diff3Merge(
    a: readonly string[],
    o: readonly string[],
    b: readonly string[],
  ): ({ readonly ok: string[] } | { readonly conflict: Conflict })[];
}
