/** Files of the fork whose place upstream uses otherwise: a folder where the fork has a file, or the other way round. */
import type { GitReader, ObjectId } from '../ports/git.ts';
import type { ChangeSides } from './merge-change.ts';

const FOLDER = '040000';

export interface Blocked {
  readonly reason: string;
  /** A free path beside the obstacle, where the conflict can be shown. */
  readonly showAt: string;
}

export async function blockedPaths(
  git: GitReader,
  sides: readonly ChangeSides[],
  onto: ObjectId,
): Promise<ReadonlyMap<string, Blocked>> {
  const known = new Map<string, Promise<string | null>>();
  const modeAt = (path: string): Promise<string | null> => {
    const found = known.get(path) ?? git.entry(onto, path).then((entry) => entry?.mode ?? null);
    known.set(path, found);
    return found;
  };
  const blocked = new Map<string, Blocked>();
  for (const { path, ours, theirs } of sides) {
    if (ours === null || theirs !== null) continue;
    const folders = path
      .split('/')
      .slice(0, -1)
      .map((_, depth, all) => all.slice(0, depth + 1).join('/'));
    const modes = await Promise.all(folders.map(modeAt));
    const file = folders.find((_, at) => modes[at] !== null && modes[at] !== FOLDER);
    const reason =
      file !== undefined
        ? `upstream has a file at ${file}`
        : (await modeAt(path)) === FOLDER
          ? 'upstream has a folder there'
          : null;
    if (reason !== null) blocked.set(path, { reason, showAt: `${file ?? path}~ours` });
  }
  return blocked;
}
