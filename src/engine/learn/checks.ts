/** A file with learned resolutions in it has to pass what any merge has to. */
import { removeHooks } from '../intents/remove.ts';
import { hookObjections } from '../merge/accept.ts';
import { attempt } from '../merge/attempt.ts';
import { shapeRefusal } from '../merge/checks/index.ts';
import { REASON } from '../merge/conflict.ts';
import { factorOut, type Texts } from '../merge/factor.ts';
import { type Chunk, splitLines } from '../merge/lines.ts';
import { Judge } from '../merge/judge.ts';
import type { RustView } from '../merge/rust-view.ts';
import type { Certificate } from '../merge/survival/certificate.ts';
import { type Piece, sideOf } from '../conflicted/pieces.ts';

export interface Checks extends RustView {
  /** What was merged. */
  readonly texts: Texts;
}

export interface Checked {
  /** The first check that the file fails; `null`: none. */
  readonly failed: string | null;
  /** `null`: the checks did not come to their end. */
  readonly certificate: Certificate | null;
}

/**
 * Parse, doubles, markers, the certificate, and hooks in their places. Of what is still open, each side is tried; hooks
 * are looked for only in a whole file.
 */
export function checked(checks: Checks, pieces: readonly Piece[]): Checked {
  const made = attempt(() => judged(checks, pieces));
  return 'done' in made ? made.done : { failed: `checking it ${made.note}`, certificate: null };
}

function judged(checks: Checks, pieces: readonly Piece[]): Checked {
  const { parser, hooks, texts } = checks;
  const moreChecks = (text: string): ReturnType<typeof hookObjections> =>
    hookObjections(parser, hooks, texts, text);
  const { objections, certificate } = new Judge(checks, texts, moreChecks).of(pieces.map(chunkOf));
  const [first] = objections;
  const about = first?.hook == null ? '' : `hook ${first.hook.id}: `;
  const failed = first === undefined ? null : about + first.reason;
  if (pieces.every(({ kind }) => kind === 'text'))
    return provenWithoutHooks(checks, pieces, failed) ?? { failed, certificate };
  if (failed !== null) return { failed, certificate };
  const refusals = (['ours', 'theirs'] as const).map((side) =>
    shapeRefusal(parser, texts, sideOf(pieces, side)),
  );
  return { failed: refusals.find((refusal) => refusal !== null) ?? null, certificate };
}

/**
 * A hook in a new form is no edit of ours as it stood: as in any merge, the rest is proven without the hooks, and these are
 * checked one by one. `null`: that is not what is wrong, or it does not help.
 */
function provenWithoutHooks(
  { parser, hooks, texts, watch }: Checks,
  pieces: readonly Piece[],
  failed: string | null,
): Checked | null {
  if (hooks.length === 0 || failed?.startsWith(REASON.editLost) !== true) return null;
  const result = sideOf(pieces, 'ours');
  if (hookObjections(parser, hooks, texts, result).length > 0) return null;
  const { base, ours, theirs } = factorOut(parser, hooks, hooks, texts);
  const bare = removeHooks(parser, result, hooks, hooks, base).text;
  const lines = [{ kind: 'ok', lines: splitLines(bare) }] as const;
  const view = { parser, hooks: [], watch };
  const { objections, certificate } = new Judge(view, { base, ours, theirs }).of(lines);
  return objections.length > 0 ? null : { failed: null, certificate };
}

function chunkOf(piece: Piece): Chunk {
  if (piece.kind === 'text') return { kind: 'ok', lines: piece.lines };
  const { ours, base, theirs } = piece;
  return { kind: 'conflict', ours, base: base ?? [], theirs, oursAt: 0, reason: null };
}
