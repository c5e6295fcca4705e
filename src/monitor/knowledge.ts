/** What earlier checks found: the database and `releases.json`, either of which may be lost. */
import type { Files } from '../ports/files.ts';
import type { History } from '../ports/history.ts';
import { type Release, type ReleasesFile, releasesFileSchema } from '../ports/release.ts';

export interface Knowledge {
  readonly releases: readonly Release[];
  /** ISO 8601, UTC; `null` when no check has succeeded yet. */
  readonly lastCheck: string | null;
  readonly currentStable: string | null;
  /** Why `releases.json` could not be used, if it is there and could not. */
  readonly unreadable: string | null;
}

/** @param path where `releases.json` lies, if it does */
export async function previousKnowledge(
  history: Pick<History, 'releases' | 'lastCheck'>,
  files: Pick<Files, 'read'>,
  path: string,
): Promise<Knowledge> {
  const { file, unreadable } = await readReleases(files, path);
  return {
    releases: [...(file?.releases ?? []), ...history.releases()],
    lastCheck: later(history.lastCheck(), file?.last_check ?? null),
    currentStable: file?.current_stable ?? null,
    unreadable,
  };
}

async function readReleases(
  files: Pick<Files, 'read'>,
  path: string,
): Promise<{ file: ReleasesFile | null; unreadable: string | null }> {
  try {
    const text = await files.read(path);
    if (text === null) return { file: null, unreadable: null };
    const checked = releasesFileSchema.safeParse(JSON.parse(text));
    if (checked.success) return { file: checked.data, unreadable: null };
    const [issue] = checked.error.issues;
    return { file: null, unreadable: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` };
  } catch (error) {
    return { file: null, unreadable: error instanceof Error ? error.message : String(error) };
  }
}

function later(...times: (string | null)[]): string | null {
  const valid = times.filter((time) => time !== null && !Number.isNaN(Date.parse(time)));
  return valid.sort((a, b) => Date.parse(a ?? '') - Date.parse(b ?? '')).at(-1) ?? null;
}
