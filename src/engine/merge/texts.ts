/** The cascade for a file that both sides changed: by lines, then with the hooks replayed, else a conflict. */
import type { Hook } from '../intents/hooks.ts';
import type { RustParser } from '../syntax/parser.ts';
import { hookObjections, type Objection, parsesWorse } from './accept.ts';
import { isOnlyInserted, lostLine } from './certificate.ts';
import { REASON } from './conflict.ts';
import { decisionsFor } from './decisions.ts';
import { itemAround } from './enclosing-item.ts';
import { hookLines, siteOf, type Texts } from './factor.ts';
import type { FileMerge } from './outcome.ts';
import { forced, type Refused } from './forced.ts';
import { type Chunk, cleanText, mergeLines, splitLines } from './lines.ts';
import { type Labels, withMarkers } from './markers.ts';
import { type Replay, replayHooks } from './replay-hooks.ts';

/** What Rust files have beside lines. */
export interface RustView {
  readonly parser: RustParser;
  /** Hooks of this file. */
  readonly hooks: readonly Hook[];
}

export function mergeTexts(
  path: string,
  texts: Texts,
  rust: RustView | null,
  labels: Labels,
): FileMerge {
  const chunks = mergeLines(texts.base, texts.ours, texts.theirs);
  const itemAt = itemNames(texts.ours, rust);
  const lineConflicts = withMarkers(path, chunks, labels, itemAt).conflicts;
  const byLines = cleanText(chunks);
  const objections = byLines === null ? [] : objectionsTo(texts, rust, byLines);
  if (byLines !== null && objections.length === 0) {
    return { kind: 'clean', text: byLines, decisions: [], lineConflicts };
  }
  const left = (open: readonly Chunk[], replay: Replay | null): FileMerge => {
    const decisions = decisionsFor(path, replay, lineConflicts, objections);
    return {
      kind: 'conflict',
      ...withMarkers(path, open, labels, itemAt),
      decisions,
      lineConflicts,
    };
  };
  if (rust === null || rust.hooks.length === 0) {
    return left(forced(chunks, refusals(texts, rust, objections), texts), null);
  }
  const replay = replayHooks(rust.parser, rust.hooks, texts);
  const replayed = cleanText(replay.chunks);
  const wrong = [
    ...replay.stuck,
    ...(replayed === null ? [] : replayObjections(texts, rust, replay, replayed)),
  ];
  if (replayed === null || wrong.length > 0) {
    return left(forced(replay.chunks, refusals(texts, rust, wrong), texts), replay);
  }
  const decisions = decisionsFor(path, replay, lineConflicts, objections);
  return { kind: 'clean', text: replayed, decisions, lineConflicts };
}

function objectionsTo(texts: Texts, rust: RustView | null, result: string): Objection[] {
  const lost = lostLine(texts.base, texts.ours, texts.theirs, result);
  if (lost !== null) return [{ hook: null, reason: REASON.editLost }];
  if (rust === null) return [];
  if (parsesWorse(rust.parser, texts, result)) return [{ hook: null, reason: REASON.parsesWorse }];
  return hookObjections(rust.parser, rust.hooks, texts, result);
}

/** The certificate of a replay: without the hooks it is the plain merge, and that lost nothing. */
function replayObjections(
  texts: Texts,
  { parser, hooks }: RustView,
  replay: Replay,
  result: string,
): Objection[] {
  const { base, ours, theirs, merged } = replay.plain;
  const proven =
    merged !== null &&
    isOnlyInserted(merged, result, replay.inserted) &&
    lostLine(base, ours, theirs, merged) === null &&
    (ours !== base || merged === theirs);
  if (!proven) return [{ hook: null, reason: REASON.editLost }];
  if (parsesWorse(parser, texts, result)) return [{ hook: null, reason: REASON.parsesWorse }];
  const stuck = new Set(replay.stuck.map(({ hook }) => hook));
  return hookObjections(parser, hooks, texts, result).filter(
    ({ hook }) => hook === null || !stuck.has(hook),
  );
}

function refusals(
  texts: Texts,
  rust: RustView | null,
  objections: readonly Objection[],
): Refused[] {
  return objections.map(({ hook, reason }) => {
    if (hook === null || rust === null) return { reason, lines: null };
    const lines = hookLines(siteOf(rust.parser, texts.ours, rust.hooks), hook, texts.base);
    return { reason: `hook ${hook.id}: ${reason}`, lines };
  });
}

function itemNames(ours: string, rust: RustView | null): (line: number) => string | null {
  if (rust === null) return () => null;
  const lines = splitLines(ours);
  return (line) => {
    const offset = lines.slice(0, line).join('').length;
    const indent = /^\s*/.exec(lines[line] ?? '')?.[0].length ?? 0;
    return itemAround(
      rust.parser.parse(ours),
      Math.min(offset + indent, Math.max(0, ours.length - 1)),
    );
  };
}
