import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { alternatesList, promisorSettings } from './alternates.ts';
import { readPromisor } from './commands/config.ts';
import { internalPath } from './commands/rev-parse.ts';
import { type Place, withSettings, withVariables } from './place.ts';
import { run } from './run.ts';
import { makeTemporary } from './temporary.ts';

/**
 * A bare repository of our own that sees all objects of `at` and nothing else of it: no configuration, attributes,
 * index, refs, grafts. Its folder is to be removed with `removeTemporary`.
 */
export async function makeThrowaway(
  at: Place,
  { sha256, attributes }: { readonly sha256: boolean; readonly attributes: string },
): Promise<Place> {
  const [store, promisor] = await Promise.all([
    run(at, internalPath('objects')),
    run(at, readPromisor),
  ]);
  const folder = makeTemporary('merge');
  await Promise.all(['objects', 'refs', 'info'].map((name) => mkdir(join(folder, name))));
  await Promise.all([
    writeFile(join(folder, 'HEAD'), 'ref: refs/heads/none\n'),
    writeFile(join(folder, 'config'), config(sha256)),
    writeFile(join(folder, 'info', 'attributes'), attributes, 'latin1'),
  ]);
  const further = at.env['GIT_ALTERNATE_OBJECT_DIRECTORIES'];
  const stores = [alternatesList([store]), ...(further === undefined ? [] : [further])].join(':');
  const variables = {
    GIT_DIR: folder,
    GIT_OBJECT_DIRECTORY: join(folder, 'objects'),
    GIT_ALTERNATE_OBJECT_DIRECTORIES: stores,
  };
  const own = withSettings(at, ...promisorSettings(promisor, 'origin'));
  return { ...withVariables(own, variables), folder };
}

function config(sha256: boolean): string {
  const format = sha256
    ? '\trepositoryformatversion = 1\n[extensions]\n\tobjectFormat = sha256\n[core]\n'
    : '\trepositoryformatversion = 0\n';
  return `[core]\n${format}\tbare = true\n`;
}
