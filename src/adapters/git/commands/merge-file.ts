import type { GitCommand } from '../command.ts';

export interface MergedNames {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/**
 * Git's line merge of three files into `files.ours`, in diff3 form. True when it was made, with conflicts or without;
 * false when git does not merge these: binary files.
 */
export function mergeFileInPlace(
  files: MergedNames,
  labels: MergedNames,
  markerSize: number,
): GitCommand<boolean> {
  const names = [labels.ours, labels.base, labels.theirs].flatMap((label) => ['-L', label]);
  return {
    args: [
      'merge-file',
      '--quiet',
      '--diff3',
      `--marker-size=${markerSize}`,
      ...names,
      files.ours,
      files.base,
      files.theirs,
    ],
    parse: () => true,
    // The number of conflicts, at most 127.
    otherwise: ({ exit }) => (exit > 0 && exit < 128 ? true : exit < 0 ? undefined : false),
  };
}
