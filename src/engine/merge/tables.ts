/** Files that have a merge of their own: Cargo's manifests and locks. */
import type { Texts } from './factor.ts';
import { mergeLines } from './lines.ts';
import { mergeLock } from './manifest/lock/merge.ts';
import { mergeManifest } from './manifest/merge.ts';
import type { PlainMerge } from './plain.ts';

/** `null`: it is no such file, or one side cannot be read as one. */
export function mergeAsTables(path: string, texts: Texts): PlainMerge | null {
  const name = path.split('/').at(-1) ?? path;
  const merge = name === 'Cargo.lock' ? mergeLock : name.endsWith('.toml') ? mergeManifest : null;
  const chunks = merge?.(texts) ?? null;
  if (chunks === null) return null;
  const lines = mergeLines(texts.base, texts.ours, texts.theirs);
  return { chunks, method: 'tables', lines, objections: [], certificate: null };
}
