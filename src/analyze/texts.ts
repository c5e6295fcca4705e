/** Blobs as texts that can be compared. */

/** Bytes above this are not parsed: the largest file of rustc has a tenth of it. */
export const LARGEST_PARSED = 4_000_000;
