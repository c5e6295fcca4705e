import type { GitReader } from './git.ts';

/** The file at `path` as UTF-8 text, or `null` when there is none. */
export async function textAt(
  git: Pick<GitReader, 'entry' | 'blob'>,
  treeish: string,
  path: string,
): Promise<string | null> {
  const entry = await git.entry(treeish, path);
  return entry?.mode.startsWith('100') === true
    ? (await git.blob(entry.id)).toString('utf8')
    : null;
}
