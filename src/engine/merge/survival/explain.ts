/** A certificate in short lines. */
import type { Certificate, Edit, Fate, Refusal } from './certificate.ts';

/** One line an edit: `ours:12 +fn foo… stands at 14`; last, what the result is refused for. */
export function explain({ edits, refusal }: Certificate): string {
  const lines = edits.map(
    (edit) => `${edit.side}:${String(edit.line)} ${what(edit)} ${become(edit.fate)}`,
  );
  lines.push(
    refusal === null
      ? `proven: ${String(edits.length)} edits`
      : `refused: ${explainRefusal(refusal)}`,
  );
  return lines.map((line) => `${line}\n`).join('');
}

const LONGEST = 40;

function what({ removed, added }: Edit): string {
  const parts = [
    removed === '' ? '' : `-${short(removed)}`,
    added === '' ? '' : `+${short(added)}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function short(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()}…` : line;
}

function become(fate: Fate): string {
  switch (fate.kind) {
    case 'stands':
      return `stands at ${String(fate.line)}`;
    case 'made by both':
      return `made by both, stands at ${String(fate.line)}`;
    case 'gone as asked':
      return 'gone as asked';
    case 'in conflict':
      return `in conflict ${String(fate.conflict + 1)}`;
    case 'lost':
    default:
      return `lost: ${fate.why}`;
  }
}

/** Why a result is refused, in words. */
export function explainRefusal(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'too large to prove':
      return 'too large to prove';
    case 'conflict not of the texts':
      return `conflict ${String(refusal.conflict + 1)} shows lines that its sides do not have`;
    case 'not what the edits make':
    default:
      return `${refusal.why}, around line ${String(refusal.line)}`;
  }
}
