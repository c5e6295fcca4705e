/** Merges in real histories where both parents changed a manifest or a lock, read with git. */
import { spawnSync } from 'node:child_process';

export interface RealMerge {
  readonly commit: string;
  readonly path: string;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** What the person committed. */
  readonly merged: string;
}

/**
 * At most `limit` files, spread evenly over the history. Only those whose committed text is neither parent's: git's
 * combined diff lists no others.
 */
export function manifestMerges(repository: string, pattern: string, limit: number): RealMerge[] {
  const found = candidates(repository, pattern);
  const step = Math.max(1, found.length / limit);
  const drawn = Array.from(
    { length: Math.min(limit, found.length) },
    (_, at) => found[Math.floor(at * step)],
  );
  const withBase = drawn.flatMap((one) => {
    if (one === undefined) return [];
    const base = git(repository, ['merge-base', ...one.parents]).trim();
    return [{ ...one, ids: [`${base}:${one.path}`, ...one.ids] }];
  });
  const names = withBase.flatMap((one) => one.ids);
  const texts = blobs(repository, names);
  return withBase.flatMap(({ commit, path }, at) => {
    const [base, ours, theirs, merged] = texts.slice(4 * at, 4 * at + 4);
    if (base == null || ours == null || theirs == null || merged == null) return [];
    if (base === ours || base === theirs || ours === theirs) return [];
    if (merged.includes('<<<<<<<')) return [];
    return [{ commit, path, base, ours, theirs, merged }];
  });
}

interface Candidate {
  readonly commit: string;
  readonly parents: readonly string[];
  readonly path: string;
  readonly ids: readonly string[];
}

function candidates(repository: string, pattern: string): Candidate[] {
  const format = ['-c', '--raw', '--no-renames', '--no-abbrev', '--format=%H %P'];
  const log = git(repository, ['log', '--all', '--merges', ...format, '--', pattern]);
  const found: Candidate[] = [];
  let commit = '';
  let parents: string[] = [];
  for (const line of log.split('\n')) {
    if (/^[0-9a-f]{40} /.test(line)) [commit = '', ...parents] = line.split(' ');
    const raw = /^::\d+ \d+ \d+ (\w+) (\w+) (\w+) MM\t(.*)$/.exec(line);
    if (raw === null || parents.length !== 2) continue;
    const [, ours = '', theirs = '', merged = '', path = ''] = raw;
    found.push({ commit, parents, path, ids: [ours, theirs, merged] });
  }
  return found;
}

/** `null` for what is not there. */
function blobs(repository: string, names: readonly string[]): (string | null)[] {
  const { stdout } = spawnSync('git', ['-C', repository, 'cat-file', '--batch'], {
    input: `${names.join('\n')}\n`,
    maxBuffer: 2 ** 32,
  });
  let at = 0;
  return names.map(() => {
    const end = stdout.indexOf(10, at);
    const size = / blob (\d+)$/.exec(stdout.toString('utf8', at, end))?.[1];
    at = end + 1;
    if (size === undefined) return null;
    const text = stdout.toString('utf8', at, at + Number(size));
    at += Number(size) + 1;
    return text;
  });
}

function git(repository: string, command: readonly string[]): string {
  const { stdout } = spawnSync('git', ['-C', repository, ...command], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  return stdout;
}
