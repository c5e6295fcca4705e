/** Three-way merge of one file: cheap first, and nothing clean without passing every check. */
import type { Hook } from '../intents/hooks.ts';
import { hooksOf } from '../intents/hooks.ts';
import { parseOnce } from '../intents/parse-once.ts';
import type { RustParser } from '../syntax/parser.ts';
import { REASON } from './conflict.ts';
import { sharedLineEnds } from './line-ends.ts';
import { splitLines } from './lines.ts';
import { type Labels, SIDES, withMarkers } from './markers.ts';
import type { FileMerge, FileVersions } from './outcome.ts';
import { mergeTexts } from './texts.ts';

export type { ConflictRegion } from './conflict.ts';
export type { Decision, FileMerge, FileVersions } from './outcome.ts';

/** Hooks of other files are ignored. Files that do not end in `.rs` are merged by lines alone. */
export function mergeFile(
  parser: RustParser,
  hooks: readonly Hook[],
  versions: FileVersions,
  labels: Labels = SIDES,
): FileMerge {
  const { path, base, ours, theirs } = versions;
  if (ours === theirs || base === theirs) return clean(ours);
  if (base === ours) return clean(theirs);
  if (ours === null || theirs === null)
    return deletedAndEdited(path, base ?? '', ours, theirs, labels);
  const own = path.endsWith('.rs')
    ? { parser: parseOnce(parser), hooks: hooksOf(hooks, path) }
    : null;
  const shared = sharedLineEnds({ base: base ?? '', ours, theirs });
  return shared.restored(mergeTexts(path, shared.texts, own, labels));
}

function clean(text: string | null): FileMerge {
  return { kind: 'clean', text, decisions: [], lineConflicts: [], method: 'one side' };
}

function deletedAndEdited(
  path: string,
  base: string,
  ours: string | null,
  theirs: string | null,
  labels: Labels,
): FileMerge {
  const reason = ours === null ? REASON.oursDeletedFile : REASON.theirsDeletedFile;
  const chunk = {
    kind: 'conflict',
    base: splitLines(base),
    ours: splitLines(ours ?? ''),
    theirs: splitLines(theirs ?? ''),
    oursAt: 0,
    reason,
  } as const;
  const { text, conflicts } = withMarkers(path, [chunk], labels, () => null);
  return {
    kind: 'conflict',
    text,
    conflicts,
    decisions: [],
    lineConflicts: conflicts,
    method: 'none',
  };
}
