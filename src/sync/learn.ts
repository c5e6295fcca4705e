/** What a person's resolution teaches, for the next conflict of the same shape. */
import { type Learned, learnFrom } from '../engine/learn/learn.ts';
import type { ConflictRegion } from '../engine/merge/file.ts';
import { hasMarkers } from '../engine/merge/markers.ts';
import type { RustParser } from '../engine/syntax/parser.ts';
import { textAt } from '../ports/git-text.ts';
import type { GitReader, ObjectId } from '../ports/git.ts';
import type { ReplayStop } from './replay.ts';

/** @param tree what the person left in the worktree */
export async function learnedFrom(
  git: GitReader,
  parser: RustParser,
  stop: ReplayStop,
  tree: ObjectId,
): Promise<ReadonlyMap<ConflictRegion, Learned>> {
  const learned = new Map<ConflictRegion, Learned>();
  for (const path of new Set(stop.conflicts.map((region) => region.path))) {
    const [text, resolved] = [await textAt(git, stop.tree, path), await textAt(git, tree, path)];
    // A hook that is missing in a clean file is a conflict without markers.
    if (text === null || resolved === null || !hasMarkers(text)) continue;
    const conflicts = stop.conflicts.filter((region) => region.path === path);
    const found = learnFrom(parser, path, { text, conflicts }, resolved);
    conflicts.forEach((region, at) => {
      const one = found[at] ?? null;
      if (one !== null) learned.set(region, one);
    });
  }
  return learned;
}
