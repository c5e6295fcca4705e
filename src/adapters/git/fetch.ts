import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Problem } from '../../base/problem.ts';
import type { GitReader, ObjectId } from '../../ports/git.ts';
import { fetchObject, lsRemote, resolveCommit } from './commands/remote.ts';
import { locateRepository } from './locate.ts';
import type { Place } from './place.ts';
import { run } from './run.ts';

const OBJECT_ID = /^([0-9a-f]{40}|[0-9a-f]{64})$/;

/**
 * The commit that `revision` names in `source`, with all its history here. Refs stay as they are.
 * @throws Problem `unknown-version` when the source has no such revision
 */
export async function bringCommit(
  here: GitReader,
  at: Place,
  source: string,
  revision: string,
): Promise<ObjectId> {
  const from = await findSource(source);
  const wanted = await wantedObject(here, at, from, revision);
  if (wanted !== null) await fetchWhole(at, from.address, wanted);
  const commit = wanted === null ? null : await here.commitId(wanted);
  if (commit === null) throw new Problem('unknown-version', `${source} has no commit ${revision}`);
  return commit;
}

/** Git only warns when a shallow source hands over half a history. */
async function fetchWhole(at: Place, address: string, id: ObjectId): Promise<void> {
  let isShallow = false;
  await run(at, fetchObject(address, id), (line) => {
    isShallow ||= line.includes('shallow roots are not allowed');
  });
  if (!isShallow) return;
  throw new Problem(
    'git',
    `${address} is a shallow clone, without the history of ${id}`,
    'name a whole clone, or run git fetch --unshallow there',
  );
}

/** A folder is asked directly, as any git command would; everything else through git's transports. */
type Source =
  | { readonly kind: 'folder'; readonly address: string; readonly at: Place }
  | { readonly kind: 'remote'; readonly address: string };

async function findSource(source: string): Promise<Source> {
  const found = await stat(source).catch(() => null);
  if (found?.isDirectory() === true) {
    const { gitDir, at } = await locateRepository(source);
    return { kind: 'folder', address: gitDir, at };
  }
  return { kind: 'remote', address: found === null ? source : resolve(source) };
}

async function wantedObject(
  here: GitReader,
  at: Place,
  from: Source,
  revision: string,
): Promise<ObjectId | null> {
  if (from.kind === 'folder') return run(from.at, resolveCommit(revision));
  if (OBJECT_ID.test(revision)) return revision;
  try {
    return await run(at, lsRemote(from.address, revision));
  } catch (error) {
    // Out of reach: a clone has the tag already.
    const known = await here.ref(revision.startsWith('refs/') ? revision : `refs/tags/${revision}`);
    if (known === null) throw error;
    return known;
  }
}
