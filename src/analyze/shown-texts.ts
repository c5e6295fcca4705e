/** The texts of changed items, for reading what changed. */
import { decodeUtf8 } from '../base/utf8.ts';
import type { ComparedItem } from '../engine/diff/comparison.ts';
import type { GitReader, ObjectId } from '../ports/git.ts';
import type { AffectedFile, ImpactItem } from '../ports/impact.ts';
import type { DescribedFile } from './affected-file.ts';

/**
 * Items of the integration points and whatever is not SAFE are shown with their texts; of the rest of the compiler the
 * report says what changed and where, else it would repeat most of the compiler.
 */
export async function withTexts(
  { diff, file, shown }: DescribedFile,
  git: Pick<GitReader, 'blob'>,
  blobs: ReadonlyMap<string, ObjectId | null>,
): Promise<AffectedFile> {
  const { before, after, point } = diff.file;
  const isShown = (at: number): boolean => point || file.items[at]?.class !== 'SAFE';
  const opaque = diff.before.kind === 'opaque' || diff.after.kind === 'opaque';
  const needed = point && opaque ? true : shown.some(({ at }) => isShown(at));
  if (!needed) return file;
  const texts = { before: await textOf(before, git), after: await textOf(after, git) };
  const changes = new Map(shown.map(({ at, change }) => [at, change]));
  const elsewhere = new Map<string, string | null>();
  const textIn = async (path: string): Promise<string | null> => {
    const text = elsewhere.get(path) ?? (await textOf(blobs.get(path) ?? null, git));
    elsewhere.set(path, text);
    return text;
  };
  const items: ImpactItem[] = [];
  for (const [at, item] of file.items.entries()) {
    const change = changes.get(at);
    if (change === undefined) items.push(opaque ? { ...item, ...texts } : item);
    else if (!isShown(at)) items.push(item);
    else {
      const { movedTo } = change;
      const now = movedTo === null ? texts.after : await textIn(movedTo);
      items.push({
        ...item,
        before: pick(texts.before, change.before),
        after: pick(now, change.after),
      });
    }
  }
  return { ...file, items };
}

async function textOf(id: string | null, git: Pick<GitReader, 'blob'>): Promise<string | null> {
  return id === null ? null : decodeUtf8(await git.blob(id));
}

function pick(text: string | null, item: ComparedItem | null): string | null {
  if (text === null || item === null) return null;
  return item.text.map(({ start, end }) => text.slice(start, end)).join('\n');
}
