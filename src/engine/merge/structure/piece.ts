/** What a structural merge is made of before it is text: merged text, and places where the sides collide. */
import { type Chunk, splitLines } from '../lines.ts';

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'conflict';
      readonly base: string;
      readonly ours: string;
      readonly theirs: string;
      /** Offset in our side's text. */
      readonly oursAt: number;
      readonly reason: string | null;
    };

type Collision = Extract<Piece, { kind: 'conflict' }>;

export function text(value: string): Piece {
  return { kind: 'text', text: value };
}

/** The pieces as lines: a conflict grows to the whole lines it stands on, and takes in others on the same lines. */
export function chunksOf(pieces: readonly Piece[], ours: string): Chunk[] {
  const chunks: Chunk[] = [];
  let pending = '';
  let open: Collision | null = null;
  const close = (): void => {
    if (open === null) return;
    const lines = {
      base: splitLines(open.base),
      ours: splitLines(open.ours),
      theirs: splitLines(open.theirs),
    };
    chunks.push({
      kind: 'conflict',
      ...lines,
      oursAt: lineOf(ours, open.oursAt),
      reason: open.reason,
    });
    open = null;
  };
  for (const piece of fromLineStarts(pieces)) {
    if (piece.kind === 'conflict') {
      const cut = pending.lastIndexOf('\n') + 1;
      const part = pending.slice(cut);
      if (cut > 0) pushText(chunks, pending.slice(0, cut));
      pending = '';
      open = open === null ? widened(piece, part, part.length) : joined(open, piece);
    } else if (open === null) pending += piece.text;
    else {
      const cut = piece.text.indexOf('\n') + 1;
      open = appended(open, cut === 0 ? piece.text : piece.text.slice(0, cut));
      if (cut === 0) continue;
      close();
      pending = piece.text.slice(cut);
    }
  }
  close();
  pushText(chunks, pending);
  return chunks;
}

/** What begins with the end of the line in front of it, and has a line end behind it, is cut one line end later. */
function fromLineStarts(pieces: readonly Piece[]): Piece[] {
  const made: Piece[] = [];
  let next = '';
  const push = (): void => {
    if (next !== '') made.push(text(next));
    next = '';
  };
  for (const piece of pieces.toReversed()) {
    if (piece.kind === 'text') {
      next = piece.text + next;
      continue;
    }
    const texts = [piece.base, piece.ours, piece.theirs];
    const shifts = next.startsWith('\n') && texts.every((one) => /^(\n|$)/.test(one));
    if (!shifts) {
      push();
      made.push(piece);
      continue;
    }
    next = next.slice(1);
    push();
    const [base, ours, theirs] = [later(piece.base), later(piece.ours), later(piece.theirs)];
    made.push({ ...piece, base, ours, theirs });
    next = '\n';
  }
  push();
  return made.toReversed();
}

function later(one: string): string {
  return one === '' ? '' : `${one.slice(1)}\n`;
}

function widened(piece: Collision, before: string, by: number): Collision {
  const { base, ours, theirs, oursAt } = piece;
  return {
    ...piece,
    base: before + base,
    ours: before + ours,
    theirs: before + theirs,
    oursAt: Math.max(0, oursAt - by),
  };
}

function appended(piece: Collision, after: string): Collision {
  return {
    ...piece,
    base: piece.base + after,
    ours: piece.ours + after,
    theirs: piece.theirs + after,
  };
}

function joined(first: Collision, second: Collision): Collision {
  return {
    ...first,
    base: first.base + second.base,
    ours: first.ours + second.ours,
    theirs: first.theirs + second.theirs,
    reason: first.reason ?? second.reason,
  };
}

function pushText(chunks: Chunk[], value: string): void {
  if (value !== '') chunks.push({ kind: 'ok', lines: splitLines(value) });
}

function lineOf(source: string, offset: number): number {
  return (
    splitLines(source.slice(0, offset)).length -
    (source[offset - 1] === '\n' || offset === 0 ? 0 : 1)
  );
}
