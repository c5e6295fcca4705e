/** A file with learned resolutions in it has to pass what any merge has to. */
import { hookObjections } from '../merge/accept.ts';
import { attempt } from '../merge/attempt.ts';
import { shapeRefusal } from '../merge/checks/index.ts';
import type { Texts } from '../merge/factor.ts';
import type { Chunk } from '../merge/lines.ts';
import { judge } from '../merge/plain.ts';
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
  const { objections, certificate } = judge(checks, texts, pieces.map(chunkOf), moreChecks);
  const [first] = objections;
  const about = first?.hook == null ? '' : `hook ${first.hook.id}: `;
  const failed = first === undefined ? null : about + first.reason;
  if (failed !== null || pieces.every(({ kind }) => kind === 'text'))
    return { failed, certificate };
  const refusals = (['ours', 'theirs'] as const).map((side) =>
    shapeRefusal(parser, texts, sideOf(pieces, side)),
  );
  return { failed: refusals.find((refusal) => refusal !== null) ?? null, certificate };
}

function chunkOf(piece: Piece): Chunk {
  if (piece.kind === 'text') return { kind: 'ok', lines: piece.lines };
  const { ours, base, theirs } = piece;
  return { kind: 'conflict', ours, base: base ?? [], theirs, oursAt: 0, reason: null };
}
