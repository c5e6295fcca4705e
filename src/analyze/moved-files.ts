/** Files that are gone from one path and new at another. */
import { decodeUtf8 } from '../base/utf8.ts';
import type { TreeChange } from '../ports/git.ts';
import { blobAt } from './blob-at.ts';
import { filesIn } from './files-in.ts';
import type { AnalyzePorts, AnalyzeRequest } from './request.ts';

export interface FilePair {
  readonly path: string;
  readonly oldPath: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly confidence: number;
}

/** Less of the lines in common is another file. */
const ALIKE = 0.5;

/**
 * Changes with additions and deletions joined where one file moved: equal content, or most lines in common and
 * the same name (`x.rs` and `x/mod.rs` count as one) or folder. A file that left the watched paths is looked for everywhere.
 */
export async function pairMovedFiles(
  changes: readonly TreeChange[],
  request: AnalyzeRequest,
  { git }: AnalyzePorts,
): Promise<FilePair[]> {
  const { from, to } = request;
  const pairs = changes.map(pairOf);
  const gone = pairs.filter((pair) => pair.after === null);
  if (gone.length === 0) return pairs;
  const everywhere = filesIn(await git.changes(from.commit, to.commit)).map(pairOf);
  const fresh = everywhere.filter((pair) => pair.before === null);
  const joined = new Map<string, FilePair>();
  const taken = new Set<string>();
  for (const old of gone) {
    let best: FilePair | null = null;
    for (const candidate of fresh) {
      if (taken.has(candidate.path)) continue;
      const confidence = await likeness(old, candidate, request, git);
      if (confidence < ALIKE || confidence <= (best?.confidence ?? 0)) continue;
      best = { ...candidate, oldPath: old.path, before: old.before, confidence };
    }
    if (best === null) continue;
    taken.add(best.path);
    joined.set(old.path, best);
  }
  return pairs
    .filter((pair) => !(pair.before === null && taken.has(pair.path)))
    .map((pair) => joined.get(pair.path) ?? pair);
}

function pairOf({ path, before, after }: TreeChange): FilePair {
  const ids = { before: before?.id ?? null, after: after?.id ?? null };
  return { path, oldPath: path, ...ids, confidence: 1 };
}

async function likeness(
  old: FilePair,
  now: FilePair,
  { from, to }: AnalyzeRequest,
  git: AnalyzePorts['git'],
): Promise<number> {
  if (old.before === now.after) return 1;
  if (old.before === null || now.after === null || !isLikely(old.path, now.path)) return 0;
  const [a, b] = await Promise.all([
    blobAt(git, old.before, `${old.path} at ${from.name}`),
    blobAt(git, now.after, `${now.path} at ${to.name}`),
  ]);
  return commonLines(decodeUtf8(a) ?? '', decodeUtf8(b) ?? '');
}

/** Only files of one name or one folder are read: comparing all with all would read half the tree. */
function isLikely(old: string, now: string): boolean {
  const [from, to] = [placeOf(old), placeOf(now)];
  return from.extension === to.extension && (from.name === to.name || from.folder === to.folder);
}

function placeOf(path: string): { folder: string; name: string; extension: string } {
  const parts = path.replace(/\/mod\.rs$/, '.rs').split('/');
  const name = parts.pop() ?? '';
  return { folder: parts.join('/'), name, extension: name.slice(name.lastIndexOf('.') + 1) };
}

/** Dice's coefficient of the lines that hold more than punctuation. */
function commonLines(a: string, b: string): number {
  const counts = new Map<string, number>();
  const old = wordyLines(a);
  const now = wordyLines(b);
  for (const line of old) counts.set(line, (counts.get(line) ?? 0) + 1);
  let common = 0;
  for (const line of now) {
    const left = counts.get(line) ?? 0;
    if (left > 0) common++;
    counts.set(line, left - 1);
  }
  return old.length + now.length === 0 ? 0 : (2 * common) / (old.length + now.length);
}

function wordyLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => /\w/.test(line));
}
