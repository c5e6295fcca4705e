import { rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Problem } from '../../base/problem.ts';
import type { MirrorListener } from '../../ports/git.ts';
import { makeFolders } from '../make-folders.ts';
import { cloneWithoutBlobs, fetchMirror, setOrigin } from './commands/mirror.ts';
import { locateRepository } from './locate.ts';
import { place } from './place.ts';
import { run } from './run.ts';

/**
 * A bare, blobless copy of `url` in `folder`, made or brought up to date; `folder` appears only when it is whole.
 * @throws Problem `no-source` when there is no copy and `url` cannot be reached
 */
export async function mirrorRepository(
  url: string,
  folder: string,
  heard: MirrorListener,
): Promise<void> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  await (isThere ? update(url, folder, heard) : clone(url, folder, heard));
}

async function clone(url: string, folder: string, heard: MirrorListener): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  makeFolders(dirname(folder));
  try {
    await run(place(dirname(folder)), cloneWithoutBlobs(url, unfinished), heard.onProgress);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(error instanceof Problem)) throw error;
    throw new Problem('no-source', `${url} cannot be copied: ${error.message}`);
  }
  await rename(unfinished, folder);
}

async function update(url: string, folder: string, heard: MirrorListener): Promise<void> {
  const { at } = await locateRepository(folder);
  try {
    await run(at, setOrigin(url));
    await run(at, fetchMirror, heard.onProgress);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    heard.onWarning(`${url} cannot be reached, so its last copy is used (${error.message})`);
  }
}
