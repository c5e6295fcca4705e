/** What analyses leave behind, in memory. */
import type { KeptAnalyses } from '../../src/analyze/request.ts';

export interface Kept extends KeptAnalyses {
  readonly heldResults: Map<string, Uint8Array>;
}

export function keptInMemory(): Kept {
  const heldTrees = new Map<string, Uint8Array>();
  const heldResults = new Map<string, Uint8Array>();
  const of = (held: ReadonlyMap<string, Uint8Array>, keys: readonly string[]) =>
    new Map([...held].filter(([key]) => keys.includes(key)));
  const put = (held: Map<string, Uint8Array>, more: ReadonlyMap<string, Uint8Array>): void => {
    for (const [key, bytes] of more) held.set(key, bytes);
  };
  return {
    heldResults,
    trees: (blobs) => of(heldTrees, blobs),
    putTrees: (trees) => {
      put(heldTrees, trees);
    },
    results: (keys) => of(heldResults, keys),
    putResults: (results) => {
      put(heldResults, results);
    },
  };
}
