import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gitOpener } from '../../../src/adapters/git/opener.ts';
import type { GitReader } from '../../../src/ports/git.ts';
import { temporaryFolder } from '../../support/folders.ts';

/** A repository, real and empty, that grows by commits and tags. */
export interface Upstream {
  /** Commits these files on top of what is there; gives the commit's id. */
  commit(files: Readonly<Record<string, string>>): string;
  tag(name: string, options?: { readonly annotated: boolean }): void;
  open(): Promise<GitReader>;
}

export function emptyUpstream(): Upstream {
  const folder = temporaryFolder('upstream');
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=U', '-c', 'user.email=u@example.org', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], GIT_CONFIG_NOSYSTEM: '1', HOME: folder },
    }).trim();
  git('init', '--quiet', '--initial-branch=main');
  return {
    commit(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message=next');
      return git('rev-parse', 'HEAD');
    },
    tag(name, options) {
      git('tag', ...(options?.annotated === true ? ['--annotate', '--message=signed'] : []), name);
    },
    open: () => gitOpener.open(folder),
  };
}
