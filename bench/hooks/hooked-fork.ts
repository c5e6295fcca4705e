/** A fork of a release: the hooks, what they need beside them, and the crate they call, as one commit. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { companionsOf } from '../../src/engine/intents/derived.ts';
import { type Hook, hooksOf } from '../../src/engine/intents/hooks.ts';
import { insertHooks } from '../../src/engine/intents/insert.ts';
import type { RustParser } from '../../src/engine/syntax/parser.ts';
import { shippedHooks } from '../../tests/support/hooks.ts';

/** The seed's hooks and all that is derived from them. */
export const COMPLETE: readonly Hook[] = [...shippedHooks, ...companionsOf(shippedHooks)];

const CRATE = ['Cargo.toml', 'src/lib.rs'];

/** In a bare repository that shares upstream's objects; `folder` must not exist. The branch is `fork`. */
export function hookedFork(
  parser: RustParser,
  upstream: string,
  version: string,
  folder: string,
): void {
  execFileSync('git', ['clone', '--quiet', '--shared', '--bare', upstream, folder]);
  const git = gitIn(folder);
  git(['read-tree', `refs/tags/${version}`]);
  const write = (path: string, text: string): void => {
    const id = git(['hash-object', '-w', '--stdin'], text).trim();
    git(['update-index', '--add', '--cacheinfo', `100644,${id},${path}`]);
  };
  for (const path of new Set(COMPLETE.map(({ file }) => file))) {
    const made = insertHooks(
      parser,
      git(['show', `refs/tags/${version}:${path}`]),
      hooksOf(COMPLETE, path),
    );
    if (made.kind === 'failed')
      throw new Error(made.failures.map(({ hook, reason }) => `${hook}: ${reason}`).join('; '));
    write(path, made.text);
  }
  for (const name of CRATE)
    write(
      `compiler/rustc_verify/${name}`,
      readFileSync(new URL(`rustc_verify/${name}`, import.meta.url), 'utf8'),
    );
  const tree = git(['write-tree']).trim();
  const commit = git(['commit-tree', tree, '-p', `refs/tags/${version}^{commit}`, '-m', 'Hooks']);
  git(['update-ref', 'refs/heads/fork', commit.trim()]);
}

type Git = (args: readonly string[], input?: string) => string;

/** Standard output of git in a bare repository. */
export function gitIn(folder: string): Git {
  const person = { NAME: 'A Person', EMAIL: 'person@localhost' };
  const names = Object.entries(person).flatMap(([key, value]) => [
    [`GIT_AUTHOR_${key}`, value],
    [`GIT_COMMITTER_${key}`, value],
  ]);
  const env = { ...process.env, ...Object.fromEntries(names) };
  return (args, input = '') =>
    execFileSync('git', ['--git-dir', folder, ...args], {
      encoding: 'utf8',
      input,
      env,
      maxBuffer: 2 ** 27,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
}
