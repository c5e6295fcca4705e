import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mergeFileInPlace, type MergedNames } from './commands/merge-file.ts';
import { place } from './place.ts';
import { run } from './run.ts';
import { makeTemporary, removeTemporary } from './temporary.ts';

export interface MergedBytes {
  readonly base: Buffer;
  readonly ours: Buffer;
  readonly theirs: Buffer;
}

/**
 * What `git merge-file --diff3` makes of three files; `null` when it does not merge them (binary files). Needs no
 * repository. Throws Problem `git` when git cannot be run.
 */
export async function lineMerge(
  bytes: MergedBytes,
  { labels, markerSize }: { readonly labels: MergedNames; readonly markerSize: number },
): Promise<Buffer | null> {
  const folder = makeTemporary('lines');
  try {
    await Promise.all([
      writeFile(join(folder, 'base'), bytes.base),
      writeFile(join(folder, 'ours'), bytes.ours),
      writeFile(join(folder, 'theirs'), bytes.theirs),
    ]);
    const names = { base: 'base', ours: 'ours', theirs: 'theirs' };
    const made = await run(place(folder), mergeFileInPlace(names, labels, markerSize));
    return made ? await readFile(join(folder, 'ours')) : null;
  } finally {
    await removeTemporary(folder);
  }
}
