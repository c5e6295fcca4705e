import { join } from 'node:path';
import { crateReader, type Crates } from '../../../src/analyze/dependencies/crate-reader.ts';
import { commit, makeRepository, opened } from '../../adapters/git/repository.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { rustParser } from '../../support/rust-parser.ts';

/** Crates of an upstream that holds these files, named from `compiler/` on. */
export async function cratesOf(files: Readonly<Record<string, string>>): Promise<Crates> {
  return (await versionsOf(files)).before;
}

/** The same at two versions; `changed` replaces and adds files. */
export async function versionsOf(
  files: Readonly<Record<string, string>>,
  changed: Readonly<Record<string, string>> = {},
): Promise<{ before: Crates; after: Crates }> {
  const folder = makeRepository(join(temporaryFolder('crates'), 'upstream'));
  const before = commit(folder, inCompiler(files));
  const after = commit(folder, inCompiler(changed));
  const at = crateReader(await opened(folder), await rustParser());
  return { before: at(before), after: at(after) };
}

function inCompiler(files: Readonly<Record<string, string>>): Record<string, string> {
  const paths = Object.entries(files).map(([path, text]) => [`compiler/${path}`, text]);
  return Object.fromEntries(paths) as Record<string, string>;
}
