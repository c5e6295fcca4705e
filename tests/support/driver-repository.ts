import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { put, type Content } from '../adapters/git/repository.ts';
import { temporaryFolder } from './folders.ts';

export const PROGRAM = join(import.meta.dirname, '../../dist/bin/trust-upstream.js');

export interface Ended {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** A repository whose git is set up by `merge-driver --install`, and a home of its own. */
export interface DriverRepository {
  readonly folder: string;
  readonly home: string;
  git(...args: string[]): Ended;
  program(...args: string[]): Ended;
  read(path: string): string;
  commit(files: Readonly<Record<string, Content>>, message?: string): string;
  /** Commits `theirs` on the branch `theirs`, and `ours` on `main`, both from `base`. */
  fork(sides: Record<'base' | 'ours' | 'theirs', Readonly<Record<string, Content>>>): void;
}

export function driverRepository(
  name = 'driver',
  parent = temporaryFolder('driver'),
): DriverRepository {
  const folder = join(parent, name);
  const home = join(parent, 'home');
  mkdirSync(folder, { recursive: true });
  mkdirSync(home, { recursive: true });
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    LC_ALL: 'C',
    NO_COLOR: '1',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ann',
    GIT_AUTHOR_EMAIL: 'ann@example.org',
    GIT_COMMITTER_NAME: 'Ann',
    GIT_COMMITTER_EMAIL: 'ann@example.org',
  };
  const run = (command: string, args: readonly string[], cwd = folder): Ended => {
    const ended = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
    return { exit: ended.status ?? -1, out: ended.stdout, err: ended.stderr };
  };
  const git = (...args: string[]): Ended => run('git', args);
  const must = (...args: string[]): string =>
    execFileSync('git', args, { cwd: folder, env, encoding: 'utf8' }).trim();
  const commit = (files: Readonly<Record<string, Content>>, message = 'change'): string => {
    put(folder, files);
    must('add', '--all');
    must('commit', '--quiet', '--allow-empty', '--message', message);
    return must('rev-parse', 'HEAD');
  };
  must('init', '--quiet', '--initial-branch=main');
  return {
    folder,
    home,
    git,
    program: (...args) => run(process.execPath, [PROGRAM, ...args]),
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    commit,
    fork({ base, ours, theirs }) {
      commit(base, 'base');
      must('checkout', '--quiet', '-b', 'theirs');
      commit(theirs, 'theirs');
      must('checkout', '--quiet', 'main');
      commit(ours, 'ours');
    },
  };
}
