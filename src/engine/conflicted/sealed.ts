/** Conflicts that cannot be merged, carried through the merge of the others as lines that no side changes. */
import { joined, type ConflictPiece, type Piece, type TextPiece } from './pieces.ts';

export interface Seal {
  readonly open: string;
  readonly close: string;
  readonly piece: ConflictPiece;
}

export interface Sealed {
  readonly pieces: readonly Piece[];
  readonly seals: readonly Seal[];
}

/** Conflicts without a base become their `ours`, between two comments. @param comment how one begins in this file */
export function sealed(pieces: readonly Piece[], comment: string): Sealed {
  const seals: Seal[] = [];
  const out = pieces.map((piece): Piece => {
    if (piece.kind === 'text' || piece.base !== null) return piece;
    const name = `${comment} trust-upstream: conflict ${seals.length + 1} at line ${piece.line}`;
    const seal = { open: `${name} begins\n`, close: `${name} ends\n`, piece };
    seals.push(seal);
    return { kind: 'text', lines: [seal.open, ...piece.ours, seal.close] };
  });
  return { pieces: out, seals };
}

/** `null` when the merge did not leave them as they were. */
export function unsealed(pieces: readonly Piece[], seals: readonly Seal[]): Piece[] | null {
  let out = [...pieces];
  for (const seal of seals) {
    const next = opened(out, seal);
    if (next === null) return null;
    out = next;
  }
  return joined(out);
}

function opened(pieces: readonly Piece[], { open, close, piece }: Seal): Piece[] | null {
  const holder = pieces.find(
    (one): one is TextPiece => one.kind === 'text' && one.lines.includes(open),
  );
  if (holder === undefined) return null;
  const [from, to] = [holder.lines.indexOf(open), holder.lines.indexOf(close)];
  const inside = holder.lines.slice(from + 1, to);
  if (to < from || inside.join('') !== piece.ours.join('')) return null;
  return pieces.flatMap((one): Piece[] =>
    one === holder
      ? [
          { kind: 'text', lines: holder.lines.slice(0, from) },
          piece,
          { kind: 'text', lines: holder.lines.slice(to + 1) },
        ]
      : [one],
  );
}
