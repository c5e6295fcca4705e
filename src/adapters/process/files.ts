/** The file system, for the state folder and for configuration. */
import { decodeUtf8 } from '../../base/utf8.ts';
import { access, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { Problem } from '../../base/problem.ts';
import type { Files } from '../../ports/files.ts';
import { makeFolders } from '../make-folders.ts';

/**
 * A file or folder that is there but cannot be read is a Problem `unreadable-input`; what cannot be written or removed
 * is a Problem `state`. `remove` takes folders with all they hold, and is content when there is nothing.
 */
export const files: Files = {
  read: async (path) => {
    const bytes = await readFile(path).catch((error: unknown) => {
      if (isAbsence(error)) return null;
      throw new Problem('unreadable-input', `cannot read ${path}: ${reasonOf(error)}`);
    });
    return bytes === null ? null : decode(bytes, path);
  },
  write: async (path, content) => {
    makeFolders(dirname(path));
    // A device or a pipe is written to, never replaced by a file.
    const there = await stat(path).catch(() => null);
    const whole = there === null || there.isFile() || there.isDirectory();
    await refuse(
      whole ? writeFileAtomic(path, content) : writeFile(path, content),
      `cannot write ${path}`,
      'look for room and permission there, or name another place',
    );
  },
  exists: (path) =>
    access(path).then(
      () => true,
      () => false,
    ),
  isFolder: (path) =>
    stat(path).then(
      (entry) => entry.isDirectory(),
      () => false,
    ),
  makeFolder: async (path) => {
    makeFolders(path);
  },
  remove: (path) => refuse(rm(path, { recursive: true, force: true }), `cannot remove ${path}`),
};

async function refuse(work: Promise<unknown>, what: string, fix?: string): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw new Problem('state', `${what}: ${reasonOf(error)}`, fix);
  }
}

function decode(bytes: Buffer, path: string): string {
  const text = decodeUtf8(bytes);
  if (text === null) throw new Problem('unreadable-input', `${path} is not UTF-8 text`);
  return text;
}

function isAbsence(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  );
}

/** Node's message without the system call and path it ends in: `EACCES: permission denied`. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/, \w+( '.*)?$/s, '') : String(error);
}
