/** What analyses found out about blobs, kept for the next one. Anything in it may be gone at any time, nothing in it is wrong. */
export interface AnalysisCache {
  /** Of these blobs (ids), the packed trees that are kept under `fingerprint`: grammar, program version and format. */
  trees(fingerprint: string, blobs: readonly string[]): Map<string, Uint8Array>;
  /** Trees of other fingerprints are dropped. */
  putTrees(
    fingerprint: string,
    entries: Iterable<readonly [blob: string, packed: Uint8Array]>,
  ): void;
  /** The same for what comparing two blobs gave, under keys of the caller's choice. */
  comparisons(fingerprint: string, keys: readonly string[]): Map<string, Uint8Array>;
  putComparisons(
    fingerprint: string,
    entries: Iterable<readonly [key: string, packed: Uint8Array]>,
  ): void;
  close(): void;
}
