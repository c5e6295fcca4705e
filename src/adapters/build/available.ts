/** Looking a program up on the PATH. */
import { access, constants, stat } from 'node:fs/promises';
import { delimiter, resolve } from 'node:path';

/** Is there an executable file of that name in a folder of `path`? A name with a slash is looked up as it stands. */
export async function isAvailable(
  program: string,
  path = process.env['PATH'] ?? '',
): Promise<boolean> {
  if (program === '') return false;
  const folders = program.includes('/')
    ? ['.']
    : path.split(delimiter).map((folder) => folder || '.');
  const found = await Promise.all(folders.map((folder) => isExecutable(resolve(folder, program))));
  return found.includes(true);
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
