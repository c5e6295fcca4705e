/** The token that stands for a conflict. */
import type { Token } from './lex.ts';

/** No text lexes to this. */
export function markerOf(conflict: number): string {
  return `\n${String(conflict)}`;
}

export function isMarker({ text }: Token): boolean {
  return text.startsWith('\n');
}
