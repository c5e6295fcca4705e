/** The certificate's verdict alone, for a result without conflicts. */
import { splitLines } from '../lines.ts';
import type { Refusal } from './certificate.ts';
import { certify } from './certify.ts';

/** Why the result is refused; `null` when every edit of both sides stands in it and nothing else does. */
export function firstLoss(
  base: string,
  ours: string,
  theirs: string,
  result: string,
): Refusal | null {
  return certify({ base, ours, theirs }, [{ kind: 'ok', lines: splitLines(result) }]).refusal;
}
