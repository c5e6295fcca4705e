/** One changed file as item changes. */
import type { ItemChange } from '../engine/diff/change.ts';
import { diffFileItems } from '../engine/diff/items.ts';
import { fileItem } from '../engine/syntax/items.ts';
import type { RustParser } from '../engine/syntax/parser.ts';
import type { SyntaxTree } from '../engine/syntax/tree.ts';
import type { ChangedFile } from './changed-files.ts';
import { hookPlaces, type HookPlace } from './hook-places.ts';
import type { AnalyzePorts, HookSite, WatchedCrate } from './request.ts';
import type { FileVersion } from './file-version.ts';
import { decodeUtf8, LARGEST_PARSED } from './texts.ts';

export interface FileDiff {
  readonly file: ChangedFile;
  readonly before: FileVersion;
  readonly after: FileVersion;
  /** Of both versions parsed; empty otherwise: then the file itself is the item. */
  readonly items: readonly ItemChange[];
  /** Where the fork's hooks go in it. */
  readonly places: readonly HookPlace[];
}

/** `null` for a file that is only read for definitions fork code names, and has none of them at either version. */
export async function diffFile(
  file: ChangedFile,
  hooks: readonly HookSite[],
  ports: AnalyzePorts,
): Promise<FileDiff | null> {
  const old = file.before === null ? null : await ports.git.blob(file.before);
  const now = file.after === null ? null : await ports.git.blob(file.after);
  if (file.watched === null && ![old, now].some((bytes) => mayDefine(bytes, file.crates)))
    return null;
  const before = readVersion(file.oldPath, old, ports.parser);
  const after = readVersion(file.path, now, ports.parser);
  const versions = itemised(before, after);
  return { file, ...versions, places: hookPlaces({ file, ...versions }, hooks) };
}

function itemised(
  before: ReadVersion,
  after: ReadVersion,
): Pick<FileDiff, 'before' | 'after' | 'items'> {
  if ('tree' in before && 'tree' in after) {
    const diff = diffFileItems(before.tree, after.tree);
    return {
      before: { ...before, item: diff.before },
      after: { ...after, item: diff.after },
      items: diff.changes,
    };
  }
  return { before: whole(before), after: whole(after), items: [] };
}

/** A version whose items are not known yet. */
type ReadVersion =
  Exclude<FileVersion, { kind: 'parsed' }> | { readonly kind: 'parsed'; readonly tree: SyntaxTree };

function whole(version: ReadVersion): FileVersion {
  return 'tree' in version ? { ...version, item: fileItem(version.tree) } : version;
}

function readVersion(path: string, bytes: Buffer | null, parser: RustParser): ReadVersion {
  if (bytes === null) return { kind: 'absent' };
  const text = decodeUtf8(bytes);
  if (text === null) return { kind: 'opaque', why: 'not UTF-8', text };
  if (!path.endsWith('.rs')) return { kind: 'opaque', why: 'not a Rust file', text };
  if (bytes.length > LARGEST_PARSED) {
    return { kind: 'opaque', why: `too large to parse (${bytes.length} bytes)`, text: null };
  }
  const tree = parser.parse(text);
  if (tree.root.type === 'ERROR') return { kind: 'opaque', why: 'not readable as Rust', text };
  return { kind: 'parsed', tree };
}

/** Parsing costs a hundred times what looking at the text does. */
function mayDefine(bytes: Buffer | null, crates: readonly WatchedCrate[]): boolean {
  if (bytes === null) return false;
  const text = bytes.toString('latin1');
  return crates.some(({ apis, used }) => {
    if (apis.length === 0) return false;
    const names = `(?:${apis.map((name) => name.replaceAll(/\W/g, '\\$&')).join('|')})\\b`;
    const definition = new RegExp(`\\b(?:struct|enum|union|trait|type|fn)\\s+${names}`);
    // Members matter only where it is known which of them fork code names.
    const member = new RegExp(`\\bimpl\\b[^{;]*\\b${names}`);
    return definition.test(text) || (used !== null && member.test(text));
  });
}
