/** The analysis cache as an analysis sees it: only what this very program made of blobs with this grammar. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openAnalysisCache } from '../../adapters/analysis-cache/cache.ts';
import type { AnalysisCache } from '../../ports/analysis-cache.ts';
import type { KeptAnalyses } from '../../analyze/request.ts';
import type { Io } from '../io.ts';

export function openKeptAnalyses(file: string, io: Io): KeptAnalyses & { close(): void } {
  // Without it an analysis takes longer, and says the same.
  const told = (text: string): void => {
    if (io.verbose) io.say(text);
  };
  let cache: AnalysisCache | null = null;
  let fingerprint = '';
  const opened = (): AnalysisCache => {
    if (fingerprint === '') fingerprint = fingerprintOf();
    return (cache ??= openAnalysisCache(file, { onWarning: told, onDamage: told }));
  };
  // Reading makes no file: an analysis that is refused leaves none.
  const isThere = (): boolean => cache !== null || existsSync(file);
  return {
    trees: (blobs) => (isThere() ? opened().trees(fingerprint, blobs) : new Map()),
    putTrees: (trees) => opened().putTrees(fingerprint, trees),
    results: (keys) => (isThere() ? opened().comparisons(fingerprint, keys) : new Map()),
    putResults: (results) => opened().putComparisons(fingerprint, results),
    close: () => cache?.close(),
  };
}

/** Changes with every build of the program, and with each of the files that decide how Rust is read. */
function fingerprintOf(): string {
  const require = createRequire(import.meta.url);
  const hash = createHash('sha256');
  for (const file of [
    new URL('../../../dist/.tsbuildinfo', import.meta.url),
    new URL('../../../grammars/tables.toml', import.meta.url),
    require.resolve('web-tree-sitter/web-tree-sitter.wasm'),
    require.resolve('tree-sitter-rust/tree-sitter-rust.wasm'),
  ]) {
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}
