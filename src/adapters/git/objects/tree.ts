import type { ObjectId } from '../../../ports/git.ts';

/** Mode of a folder in a tree, as stored. */
export const FOLDER = '40000';

export interface TreeItem {
  /** Octal, as stored: no leading zero. */
  readonly mode: string;
  readonly id: ObjectId;
}

/** Direct items of one tree by name. Names are bytes, one character each: see `byteName`. */
export type TreeItems = Map<string, TreeItem>;

/** A path's part as the bytes git stores, one character (0 to 255) each, so that any name survives. */
export function byteName(part: string): string {
  return Buffer.from(part).toString('latin1');
}

/**
 * Items of a stored tree: `MODE SP NAME NUL ID`, ids in binary.
 * @param idLength bytes of an id: 20, or 32 with SHA-256
 */
export function parseTree(bytes: Buffer, idLength: number): TreeItems {
  const items: TreeItems = new Map();
  let at = 0;
  while (at < bytes.length) {
    const space = bytes.indexOf(0x20, at);
    const nul = bytes.indexOf(0, space);
    const end = nul + 1 + idLength;
    items.set(bytes.toString('latin1', space + 1, nul), {
      mode: bytes.toString('latin1', at, space),
      id: bytes.toString('hex', nul + 1, end),
    });
    at = end;
  }
  return items;
}

/** One tree as `git mktree -z --batch` reads it; it sorts the items itself. */
export function mktreeInput(items: TreeItems): Buffer {
  const lines = [...items].map(
    ([name, { mode, id }]) => `${mode} ${typeOfMode(mode)} ${id}\t${name}\0`,
  );
  return Buffer.from(`${lines.join('')}\0`, 'latin1');
}

function typeOfMode(mode: string): string {
  if (mode === FOLDER) return 'tree';
  return mode === '160000' ? 'commit' : 'blob';
}
