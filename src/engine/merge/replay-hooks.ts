/** A merge in which the fork's hooks are taken out first and put back where they belong in the result. */
import type { Candidate, Fit, Followed, Site } from '../intents/action.ts';
import { fitOf } from '../intents/fit.ts';
import type { Hook } from '../intents/hooks.ts';
import { place } from '../intents/place.ts';
import { codeOf, type HookBlock, linesOf } from '../intents/remove.ts';
import { applyEdits } from '../../base/span.ts';
import type { RustParser } from '../syntax/parser.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { type Factored, factorOut, siteOf, spanOf, type Texts } from './factor.ts';
import type { Objection } from './accept.ts';
import { mergePlain, type PlainMerge } from './plain.ts';
import type { Certificate } from './survival/certificate.ts';
import type { RustView } from './rust-view.ts';
import { type Chunk, cleanText, splitLines } from './lines.ts';

export interface Replayed {
  readonly hook: Hook;
  /** How its text was changed for its new surroundings. */
  readonly note: string | null;
  /** How its place was found, where it was not by what is declared. */
  readonly followed: Followed | null;
}

export interface Replay {
  /** The merge of what is left without the hooks. */
  readonly plain: Texts & {
    readonly merged: string | null;
    readonly certificate: Certificate | null;
  };
  /** With the hooks in it: clean, or with conflicts that are none of theirs. */
  readonly chunks: readonly Chunk[];
  readonly inserted: readonly string[];
  readonly replayed: readonly Replayed[];
  /** Hooks that stay where the fork has them, each with the reason why. */
  readonly stuck: readonly Objection[];
}

/** Hooks that cannot be put back stay in the fork's text and are reported as stuck; unsafe ones are never moved. */
export function replayHooks(rust: RustView, texts: Texts): Replay {
  const { parser, hooks } = rust;
  const own = siteOf(parser, texts.ours, hooks);
  const stuck: Objection[] = [];
  for (;;) {
    const wanted = hooks.filter((hook) => hook.safe && !stuck.some((one) => one.hook === hook));
    const factored = factorOut(parser, hooks, wanted, texts);
    const { chunks, certificate } = mergeRest(rust, factored);
    const merged = cleanText(chunks);
    const back = putBack(parser, hooks, own, texts.base, factored, merged ?? factored.theirs);
    if ('failed' in back) {
      const { failed: hook, reason, candidates, gone } = back;
      stuck.push({ hook, reason, candidates, gone });
      continue;
    }
    const { base, ours, theirs } = factored;
    return {
      plain: { base, ours, theirs, merged, certificate },
      chunks:
        merged === null
          ? mergeRest(rust, { base, ours, theirs: back.text }).chunks
          : [{ kind: 'ok', lines: splitLines(back.text) }],
      inserted: back.inserted,
      replayed: back.replayed,
      stuck,
    };
  }
}

/** What speaks against a clean line merge is for whoever sees the hooks back in it. */
function mergeRest(rust: RustView, texts: Texts): Pick<PlainMerge, 'chunks' | 'certificate'> {
  const one = oneSide(texts);
  if (one !== null) return { chunks: [{ kind: 'ok', lines: splitLines(one) }], certificate: null };
  const { method, chunks, lines, certificate } = mergePlain(rust, texts);
  return method === 'structure' ? { chunks, certificate } : { chunks: lines, certificate };
}

/** The text, where only one side changed it: there is nothing to merge and nothing to prove. */
export function oneSide({ base, ours, theirs }: Texts): string | null {
  if (base === ours || ours === theirs) return theirs;
  return base === theirs ? ours : null;
}

type PutBack =
  | {
      readonly text: string;
      readonly inserted: readonly string[];
      readonly replayed: readonly Replayed[];
    }
  | {
      readonly failed: Hook;
      readonly reason: string;
      readonly candidates: readonly Candidate[];
      readonly gone: boolean;
    };

function putBack(
  parser: RustParser,
  hooks: readonly Hook[],
  own: Site,
  base: string,
  { blocks, base: before }: Factored,
  target: string,
): PutBack {
  const bare = siteOf(parser, target, hooks);
  const old = parser.parse(before);
  const inserted: string[] = [];
  const replayed: Replayed[] = [];
  let text = target;
  for (const block of blocks) {
    const fitted = fittedCode(own, block, base, old, bare);
    if ('reason' in fitted)
      return { failed: block.hook, reason: fitted.reason, candidates: [], gone: false };
    const site = siteOf(parser, text, hooks, own.tree.source);
    const placement = place(site, block.hook, fitted.code, block.layout);
    if (placement.kind === 'failed') {
      const { reason, candidates = [], gone = false } = placement;
      return { failed: block.hook, reason, candidates, gone };
    }
    text = placement.text;
    inserted.push(...placement.inserted);
    replayed.push({ hook: block.hook, note: fitted.note, followed: placement.followed ?? null });
  }
  return { text, inserted, replayed };
}

/** The fork's own text, changed only where all its new siblings differ from what it was written like. */
function fittedCode(
  own: Site,
  { hook, code }: HookBlock,
  base: string,
  old: SyntaxTree,
  target: Site,
): { readonly code: string; readonly note: string | null } | { readonly reason: string } {
  const span = spanOf(own, hook);
  const lines = span === null ? null : linesOf(own.tree.source, span, base);
  if (span === null || lines === null) return { code, note: null };
  const fit = fitOf(own, hook, span, old, target);
  if (fit.kind === 'unfit') return { reason: fit.reason };
  const edits = fit.edits.map((edit) => ({
    ...edit,
    start: edit.start - lines.start,
    end: edit.end - lines.start,
  }));
  const text = applyEdits(own.tree.source.slice(lines.start, lines.end), edits);
  return { code: codeOf(hook, text), note: noteOf(fit) };
}

function noteOf({ note, confidence }: Extract<Fit, { kind: 'fits' }>): string | null {
  return note === null || confidence === undefined
    ? note
    : `${note} (confidence ${confidence.toFixed(2)})`;
}
