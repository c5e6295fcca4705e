/** The compiler's table of accepted language features. */

/** Where the table stood, newest place first: from 1.48, 1.41, 1.39, and before. */
export const ACCEPTED_FEATURES_PATHS = [
  'compiler/rustc_feature/src/accepted.rs',
  'src/librustc_feature/accepted.rs',
  'src/libsyntax/feature_gate/accepted.rs',
  'src/libsyntax/feature_gate.rs',
] as const;

const TEST_GROUP = /feature-group-start: for testing[^]*?feature-group-end: for testing/g;
const COMMENT = /\/\/.*$/gm;
const ENTRY = /\(\s*accepted\s*,\s*(\w+)\s*,\s*"([^"]*)"/g;

/**
 * Names of language features by the release that stabilized them, sorted.
 * Library features (`#[stable(feature, since)]` in library/) are not in this table and so not in the answer.
 * @param source text of a file at one of ACCEPTED_FEATURES_PATHS: entries `(accepted, name, "1.61.0", …)`
 */
export function acceptedFeatures(source: string): Map<string, string[]> {
  const byVersion = new Map<string, string[]>();
  for (const [, name = '', since = ''] of source
    .replace(TEST_GROUP, '')
    .replace(COMMENT, '')
    .matchAll(ENTRY)) {
    byVersion.set(since, [...(byVersion.get(since) ?? []), name].sort());
  }
  return byVersion;
}
