/** Blobs by the name a person knows them by. */
import { Problem } from '../base/problem.ts';
import type { GitReader, ObjectId } from '../ports/git.ts';

/**
 * Throws Problem `unreadable-input` when git cannot give the blob.
 * @param where path, and version if that is known: `compiler/a.rs at 1.84.0`
 */
export async function blobAt(
  git: Pick<GitReader, 'blob'>,
  id: ObjectId,
  where: string,
): Promise<Buffer> {
  return git.blob(id).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(
      'unreadable-input',
      `${where}: ${error.message}`,
      'check the upstream repository with git fsck, or reach its remote once',
    );
  });
}
