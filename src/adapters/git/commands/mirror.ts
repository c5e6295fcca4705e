import type { GitCommand } from '../command.ts';

/** A bare clone that fetches blobs when they are read. No template: no hooks. */
export function cloneWithoutBlobs(url: string, folder: string): GitCommand<void> {
  const kind = ['--bare', '--filter=blob:none', '--template=', '--progress'];
  return {
    args: ['clone', ...kind, '--', url, folder],
    parse: () => undefined,
  };
}

/** The address that the copy is brought up to date from. */
export function setOrigin(url: string): GitCommand<void> {
  return { args: ['config', 'remote.origin.url', url], parse: () => undefined };
}

/** Branches and tags as the origin has them now. */
export const fetchMirror: GitCommand<void> = {
  args: [
    'fetch',
    '--progress',
    '--force',
    '--prune',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-auto-gc',
    'origin',
    '+refs/heads/*:refs/heads/*',
    '+refs/tags/*:refs/tags/*',
  ],
  parse: () => undefined,
};
