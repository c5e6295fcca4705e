/** The upstream repository: a folder is used as it is, an address is mirrored below the state folder. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gitOpener } from '../../adapters/git/opener.ts';
import { Problem } from '../../base/problem.ts';
import type { GitReader } from '../../ports/git.ts';
import type { Io } from '../io.ts';

export async function openUpstream(url: string, state: string, io: Io): Promise<GitReader> {
  if (existsSync(resolve(url))) return gitOpener.open(resolve(url));
  if (!isAddress(url)) {
    throw new Problem(
      'not-a-repository',
      `upstream ${url} is no folder and no address`,
      'check upstream.url or --upstream',
    );
  }
  return gitOpener.mirror(url, mirrorFolder(url, state), {
    onProgress: (line) => {
      io.progress(line);
    },
    onWarning: (line) => {
      io.warn(`warning: ${line}`);
    },
  });
}

/** Without asking anybody: the folder, or the mirror as it is; `null` when there is neither. */
export async function openLocalUpstream(url: string, state: string): Promise<GitReader | null> {
  const folder = [resolve(url), mirrorFolder(url, state)].find((path) => existsSync(path));
  return folder === undefined ? null : gitOpener.open(folder);
}

function mirrorFolder(url: string, state: string): string {
  return join(state, 'mirrors', `${url.replace(/[^A-Za-z0-9.-]+/g, '_')}.git`);
}

/** `https://host/path`, `file:///path`, `user@host:path`. */
function isAddress(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(url) || /^[^/\s]+:/.test(url);
}
