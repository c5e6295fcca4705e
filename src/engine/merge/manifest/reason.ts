/** Why a manifest or a lock is left to a person: the whole vocabulary of this folder. */
export const MANIFEST_REASON = {
  bothSet: 'both set this key to different values',
  bothBumped: 'both moved this package to different versions',
  bothRequire: 'both changed what this package depends on',
  leftVersion: 'one needs a version that the other left for another',
  oursDeleted: 'ours deleted what theirs changed',
  theirsDeleted: 'theirs deleted what ours changed',
  comments: 'both changed this comment',
  values: 'merged, its values would not be those of both sides',
} as const;
