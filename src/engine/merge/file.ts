/** Three-way merge of one file: cheap first, and nothing clean without passing every check. */
import type { Hook } from '../intents/hooks.ts';
import { hooksOf } from '../intents/hooks.ts';
import { parseOnce } from '../intents/parse-once.ts';
import type { RustParser } from '../syntax/parser.ts';
import { REASON } from './conflict.ts';
import type { Texts } from './factor.ts';
import { NO_LIMIT, TimeUp, type Watch, watchedParser } from './limit.ts';
import { withoutMark } from './byte-order-mark.ts';
import { sharedLineEnds } from './line-ends.ts';
import { splitLines } from './lines.ts';
import { type Labels, SIDES, withMarkers } from './markers.ts';
import { type FileMerge, type FileVersions, oneSided } from './outcome.ts';
import type { RustView } from './rust-view.ts';
import { mergeTexts } from './texts.ts';

export type { ConflictRegion } from './conflict.ts';
export type { Decision, FileMerge, FileVersions } from './outcome.ts';

/**
 * Hooks of other files are ignored. Files that do not end in `.rs` are merged by lines alone, and so is a file for which
 * `watch` says that the time is up, or which nests deeper than the stack; the outcome's notes say so.
 */
export function mergeFile(
  parser: RustParser,
  hooks: readonly Hook[],
  versions: FileVersions,
  labels: Labels = SIDES,
  watch: Watch = NO_LIMIT,
): FileMerge {
  const { path, base, ours, theirs } = versions;
  if (ours === theirs || base === theirs) return oneSided(ours);
  if (base === ours) return oneSided(theirs);
  if (ours === null || theirs === null)
    return deletedAndEdited(path, base ?? '', ours, theirs, labels);
  const { texts: bare, marked } = withoutMark({ base: base ?? '', ours, theirs });
  const { texts, restored } = sharedLineEnds(bare);
  const watched = watchedParser(parseOnce(parser), watch);
  const rust = path.endsWith('.rs')
    ? { parser: watched, hooks: hooksOf(hooks, path), watch }
    : null;
  return marked(restored(inTime(path, texts, rust, labels)));
}

/** Where hooks stand, lines alone cannot say that they still do: what our side changed is left to a person. */
function inTime(path: string, texts: Texts, rust: RustView | null, labels: Labels): FileMerge {
  const refused = (rust?.hooks.length ?? 0) > 0 ? REASON.timeUp : null;
  const merge = attempt(() => mergeTexts(path, texts, rust, labels));
  if (typeof merge !== 'string') return merge;
  const lines = attempt(() => mergeTexts(path, texts, null, labels, refused));
  return typeof lines === 'string'
    ? { ...wholeFile(path, texts, labels, REASON.bothChanged), notes: [lines] }
    : { ...lines, notes: [merge] };
}

/** A note on why there is no merge; throws failures of other kinds. */
function attempt(merge: () => FileMerge): FileMerge | string {
  try {
    return merge();
  } catch (error) {
    if (error instanceof TimeUp) return TIME_UP;
    // The one place where a full stack is met: whatever recurses may, and none of it has to count.
    if (error instanceof RangeError && STACK.test(error.message)) return TOO_DEEP;
    throw error;
  }
}

const TIME_UP = 'merging by structure took longer than it may: merged by lines';
const TOO_DEEP = 'merging by structure went deeper than it may: merged by lines';
/** V8's words for a stack that is full. */
const STACK = /call stack/;

function deletedAndEdited(
  path: string,
  base: string,
  ours: string | null,
  theirs: string | null,
  labels: Labels,
): FileMerge {
  const reason = ours === null ? REASON.oursDeletedFile : REASON.theirsDeletedFile;
  return wholeFile(path, { base, ours: ours ?? '', theirs: theirs ?? '' }, labels, reason);
}

function wholeFile(path: string, texts: Texts, labels: Labels, reason: string): FileMerge {
  const chunk = {
    kind: 'conflict',
    base: splitLines(texts.base),
    ours: splitLines(texts.ours),
    theirs: splitLines(texts.theirs),
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
    certificate: null,
    hooks: [],
    notes: [],
  };
}
