/** The hooks as one commit on a real release, in a checkout that shares the objects of upstream. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { insertHooks } from '../../src/engine/intents/insert.ts';
import type { RustParser } from '../../src/engine/syntax/parser.ts';
import { git } from '../adapters/git/repository.ts';
import { shippedHooks } from '../support/hooks.ts';

/** A checkout of upstream's hooked files alone. `folder` must not exist. */
export function sparseCheckout(upstream: string, folder: string): string {
  const paths = ['.gitattributes', ...new Set(shippedHooks.map(({ file }) => file))];
  git('.', ['clone', '--quiet', '--shared', '--no-checkout', upstream, folder]);
  git(folder, ['sparse-checkout', 'set', '--no-cone', ...paths.map((path) => `/${path}`)]);
  return folder;
}

/** The shipped hooks as one commit on a release; its id. The checkout stands on it then. */
export function commitHooks(checkout: string, parser: RustParser, version: string): string {
  git(checkout, ['checkout', '--quiet', '--detach', `refs/tags/${version}`]);
  for (const path of new Set(shippedHooks.map(({ file }) => file))) {
    const file = join(checkout, path);
    const own = shippedHooks.filter((hook) => hook.file === path);
    const hooked = insertHooks(parser, readFileSync(file, 'utf8'), own);
    if (hooked.kind !== 'inserted') throw new Error(`${path} at ${version} has no place for hooks`);
    writeFileSync(file, hooked.text);
  }
  git(checkout, ['commit', '--quiet', '--all', '--message', 'Hooks']);
  return git(checkout, ['rev-parse', 'HEAD']);
}
