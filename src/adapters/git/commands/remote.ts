import { Problem } from '../../../base/problem.ts';
import type { ObjectId } from '../../../ports/git.ts';
import type { GitCommand } from '../command.ts';

/** Commit that a revision names in the repository git is run in; `null` when there is none. */
export function resolveCommit(revision: string): GitCommand<ObjectId | null> {
  return {
    args: ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`],
    parse: (output) => output.trim().split('\n').at(-1) ?? null,
    otherwise: ({ exit }) => (exit === 1 ? null : undefined),
  };
}

/**
 * The object behind a tag, branch or full ref of a remote, in this order; `null` when it has none of that name. An
 * annotated tag gives the tag object: servers of the old protocol hand out only what they advertise.
 */
export function lsRemote(source: string, name: string): GitCommand<ObjectId | null> {
  const full = name.startsWith('refs/');
  const wanted = full ? [name] : [`refs/tags/${name}`, `refs/heads/${name}`];
  const kinds = full ? [] : ['--tags', '--heads'];
  return {
    args: ['ls-remote', '--quiet', '--refs', ...kinds, '--', source, ...wanted],
    parse: (output) => {
      const ids = new Map(
        output.split('\n').map((line): [string, string] => {
          const [id = '', ref = ''] = line.split('\t');
          return [ref, id];
        }),
      );
      const found = wanted.find((ref) => ids.has(ref));
      return found === undefined ? null : (ids.get(found) ?? null);
    },
  };
}

/**
 * The objects behind one id, and nothing else: no ref, no tag, no FETCH_HEAD. What is here already is not asked for.
 * @throws Problem `unknown-version` when the source has no such object
 */
export function fetchObject(source: string, id: ObjectId): GitCommand<void> {
  return {
    args: [
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-write-fetch-head',
      '--no-auto-gc',
      '--no-prune',
      '--no-recurse-submodules',
      '--refmap=',
      '--',
      source,
      id,
    ],
    parse: () => undefined,
    otherwise: ({ complaint }) => {
      if (!/not our ref|unadvertised object|couldn't find remote ref/.test(complaint)) {
        return undefined;
      }
      throw new Problem('unknown-version', `${source} has no commit ${id}`);
    },
  };
}
