import type { GitOpener } from '../../ports/git.ts';
import { locateRepository } from './locate.ts';
import { mirrorRepository } from './mirror.ts';
import { openScratchWriter } from './scratch.ts';
import { RepositoryWriter } from './writer.ts';

/** Opens real repositories with the `git` on the path, 2.39 or newer. */
export const gitOpener: GitOpener = {
  open: async (path) => new RepositoryWriter(await locateRepository(path)),
  openScratch: openScratchWriter,
  async mirror(url, folder, heard) {
    await mirrorRepository(url, folder, heard);
    return gitOpener.open(folder);
  },
};
