import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { gitOpener } from '../../../src/adapters/git/opener.ts';
import { Problem } from '../../../src/base/problem.ts';
import type { GitWriter, Person } from '../../../src/ports/git.ts';

/** Nothing of the machine's own git configuration reaches these repositories. */
const ENVIRONMENT = {
  PATH: process.env['PATH'],
  LC_ALL: 'C',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ann',
  GIT_AUTHOR_EMAIL: 'ann@example.org',
  GIT_AUTHOR_DATE: '1700000000 +0100',
  GIT_COMMITTER_NAME: 'Carl',
  GIT_COMMITTER_EMAIL: 'carl@example.org',
  GIT_COMMITTER_DATE: '1700000001 -0230',
};

export const ANN: Person = { name: 'Ann', email: 'ann@example.org', date: '1700000000 +0100' };
export const CARL: Person = { name: 'Carl', email: 'carl@example.org', date: '1700000001 -0230' };

/** Runs the real git in a folder; its output, without the last newline. */
export function git(folder: string, args: readonly string[], input?: string | Buffer): string {
  const output = execFileSync('git', args, {
    cwd: folder,
    env: ENVIRONMENT,
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
    ...(input === undefined ? {} : { input }),
  });
  return output.toString('utf8').replace(/\n$/, '');
}

/** An empty repository on the branch `main`. */
export function makeRepository(folder: string, ...flags: readonly string[]): string {
  mkdirSync(folder, { recursive: true });
  git(folder, ['init', '--quiet', '--initial-branch=main', ...flags]);
  return folder;
}

/** What a path is to hold: text, bytes, or a link to somewhere. */
export type Content = string | Buffer | { readonly link: string };

export function put(folder: string, files: Readonly<Record<string, Content>>): void {
  for (const [path, content] of Object.entries(files)) {
    const at = join(folder, path);
    mkdirSync(dirname(at), { recursive: true });
    if (typeof content === 'string' || Buffer.isBuffer(content)) writeFileSync(at, content);
    else symlinkSync(content.link, at);
  }
}

/** Writes files and commits everything in the checkout; the commit's id. */
export function commit(
  folder: string,
  files: Readonly<Record<string, Content>>,
  message = 'change',
): string {
  put(folder, files);
  git(folder, ['add', '--all']);
  git(folder, ['commit', '--quiet', '--allow-empty', '--message', message]);
  return git(folder, ['rev-parse', 'HEAD']);
}

/** Our adapter on a repository, closed when the test ends. */
export async function opened(path: string): Promise<GitWriter> {
  const repository = await gitOpener.open(path);
  onTestFinished(() => repository.close());
  return repository;
}

/** A rejection's kind and message, in one line that a test can match. */
export async function problemOf(task: Promise<unknown>): Promise<string> {
  try {
    await task;
  } catch (error) {
    if (error instanceof Problem) return `${error.kind}: ${error.message}`;
    return String(error);
  }
  return 'no problem';
}
