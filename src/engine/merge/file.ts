/** Three-way merge of one file: cheap first, and nothing clean without passing every check. */
import type { Hook } from '../intents/hooks.ts';
import { hooksOf } from '../intents/hooks.ts';
import { parseOnce } from '../intents/parse-once.ts';
import type { RustParser } from '../syntax/parser.ts';
import { type ConflictRegion, REASON } from './conflict.ts';
import { sharedLineEnds } from './line-ends.ts';
import { splitLines } from './lines.ts';
import { type Labels, SIDES, withMarkers } from './markers.ts';
import { mergeTexts } from './texts.ts';

export type { ConflictRegion } from './conflict.ts';

/** `null`: the file is not there. */
export interface FileVersions {
  readonly path: string;
  readonly base: string | null;
  readonly ours: string | null;
  readonly theirs: string | null;
}

/** Something that a line merge would have left to a person, and how it was resolved. */
export interface Decision {
  readonly path: string;
  readonly conflict_type: string;
  /** `pattern`: by a resolution rule. */
  readonly resolution_type: 'auto' | 'pattern';
  readonly description: string;
  /** Id of the hook it is about, and the rule that hook follows. */
  readonly hook: string | null;
  readonly rule: string | null;
}

interface Common {
  readonly decisions: readonly Decision[];
  /** What a plain line merge leaves; lines count in its text with markers. */
  readonly lineConflicts: readonly ConflictRegion[];
}

export type FileMerge =
  | (Common & { readonly kind: 'clean'; /** `null`: no file. */ readonly text: string | null })
  | (Common & {
      readonly kind: 'conflict';
      /** With markers in diff3 form. */ readonly text: string;
      readonly conflicts: readonly ConflictRegion[];
    });

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
  return { kind: 'clean', text, decisions: [], lineConflicts: [] };
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
  return { kind: 'conflict', text, conflicts, decisions: [], lineConflicts: conflicts };
}
