/** The cascade for a file that both sides changed: by lines, then with the hooks replayed, else a conflict. */
import { hookObjections, type Objection } from './accept.ts';
import type { Hook } from '../intents/hooks.ts';
import { isOnlyInserted } from './only-inserted.ts';
import { shapeRefusal } from './checks/index.ts';
import { type ConflictRegion, REASON } from './conflict.ts';
import { decisionsFor } from './decisions.ts';
import { itemAround } from './enclosing-item.ts';
import { hookLines, siteOf, type Texts } from './factor.ts';
import type { FileMerge, Method } from './outcome.ts';
import { forced, type Refused } from './forced.ts';
import { Judge } from './judge.ts';
import { type Chunk, cleanText, splitLines } from './lines.ts';
import { type Labels, type Marked, withMarkers } from './markers.ts';
import { mergeByLines, mergePlain } from './plain.ts';
import type { RustView } from './rust-view.ts';
import type { Certificate } from './survival/certificate.ts';
import { mergeAsTables } from './tables.ts';
import { oneSide, type Replay, type Replayed, replayHooks } from './replay-hooks.ts';

/** @param refused why no clean result may pass as one; `null`: nothing is known against it */
export function mergeTexts(
  path: string,
  texts: Texts,
  rust: RustView | null,
  labels: Labels,
  refused: string | null = null,
): FileMerge {
  const hooks = rust?.hooks ?? [];
  const itemAt = itemNames(texts.ours, rust);
  const marked = (chunks: readonly Chunk[]): Marked => withMarkers(path, chunks, labels, itemAt);
  const moreChecks = (text: string): Objection[] => [
    ...(refused === null ? [] : [{ hook: null, reason: refused }]),
    ...(rust === null ? [] : hookObjections(rust.parser, hooks, texts, text)),
  ];
  const mergeText = hooks.length === 0 ? mergePlain : mergeByLines;
  const plain = mergeAsTables(path, texts) ?? mergeText(rust, texts, moreChecks);
  const lineConflicts = marked(plain.lines).conflicts;
  const outcome = (
    chunks: readonly Chunk[],
    method: Method,
    certificate: Certificate | null,
    replayed: readonly Replayed[],
    wrong: readonly Objection[] = [],
  ): FileMerge => {
    const text = cleanText(chunks);
    const left = text === null ? marked(chunks) : null;
    const open = (left?.conflicts ?? []).map((region) => withCandidates(region, wrong));
    const decisions = decisionsFor(path, replayed, lineConflicts, plain.objections, open);
    const putBack = replayed.map(({ hook }) => hook.id);
    const common = {
      decisions,
      lineConflicts,
      method,
      certificate,
      hooks: putBack,
      notes: [],
    };
    return left === null
      ? { kind: 'clean', text, ...common }
      : { kind: 'conflict', ...left, conflicts: open, ...common };
  };
  if (rust === null || hooks.length === 0 || cleanText(plain.chunks) !== null) {
    return outcome(plain.chunks, plain.method, plain.certificate, []);
  }
  const replay = replayHooks(rust, texts);
  const replayed = cleanText(replay.chunks);
  const wrong = [
    ...replay.stuck,
    ...(replayed === null ? [] : replayObjections(texts, rust, replay, replayed)),
  ];
  const stuck = refusals(texts, rust, wrong);
  const chunks =
    replayed === null || wrong.length > 0 ? forced(replay.chunks, stuck, texts) : replay.chunks;
  return outcome(chunks, 'hooks', replay.plain.certificate, replay.replayed, wrong);
}

/** The certificate of a replay: without the hooks it is the plain merge, and that lost nothing. */
function replayObjections(
  texts: Texts,
  rust: RustView,
  replay: Replay,
  result: string,
): Objection[] {
  const { parser, hooks } = rust;
  const { base, ours, theirs, merged } = replay.plain;
  const proven =
    merged !== null &&
    isOnlyInserted(merged, result, replay.inserted) &&
    (ours !== base || merged === theirs);
  if (!proven) return [{ hook: null, reason: REASON.editLost }];
  const stuck = new Set(replay.stuck.map(({ hook }) => hook));
  const shape = shapeRefusal(parser, texts, result);
  return [
    ...hookObjections(parser, hooks, texts, result).filter(({ hook }) => !stuck.has(hook)),
    ...(oneSide({ base, ours, theirs }) === null
      ? new Judge(rust, { base, ours, theirs }).of([{ kind: 'ok', lines: splitLines(merged) }])
          .objections
      : []),
    ...(shape === null ? [] : [{ hook: null, reason: shape }]),
  ];
}

function withCandidates(region: ConflictRegion, wrong: readonly Objection[]): ConflictRegion {
  const about = wrong.find(({ hook }) => hook !== null && region.reason.startsWith(named(hook)));
  const { candidates = [], gone = false, hook = null } = about ?? {};
  return {
    ...region,
    ...(candidates.length === 0 ? {} : { candidates }),
    ...(gone && hook !== null ? { gone: hook.id } : {}),
  };
}

function named({ id }: Hook): string {
  return `hook ${id}: `;
}

function refusals(
  texts: Texts,
  rust: RustView | null,
  objections: readonly Objection[],
): Refused[] {
  return objections.map(({ hook, reason }) => {
    if (hook === null || rust === null) return { reason, lines: null };
    const lines = hookLines(siteOf(rust.parser, texts.ours, rust.hooks), hook, texts.base);
    return { reason: named(hook) + reason, lines };
  });
}

function itemNames(ours: string, rust: RustView | null): (line: number) => string | null {
  if (rust === null) return () => null;
  const lines = splitLines(ours);
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length);
  return (line) => {
    const offset = starts[line] ?? ours.length;
    const indent = /^\s*/.exec(lines[line] ?? '')?.[0].length ?? 0;
    return itemAround(
      rust.parser.parse(ours),
      Math.min(offset + indent, Math.max(0, ours.length - 1)),
    );
  };
}
