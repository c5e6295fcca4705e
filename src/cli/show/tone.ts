/** Tones of plain lines, as colours. */
import type { Io } from '../io.ts';

const COLORS: Readonly<Record<string, 'green' | 'yellow' | 'red' | 'dim'>> = {
  good: 'green',
  ok: 'green',
  warning: 'yellow',
  warn: 'yellow',
  bad: 'red',
  danger: 'red',
  quiet: 'dim',
  dim: 'dim',
};

export function painted(io: Io, text: string, tone: string): string {
  const color = COLORS[tone];
  return color === undefined ? text : io.paint[color](text);
}
