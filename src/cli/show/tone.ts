/** Tones of plain lines, as colours. */
import type { Io } from '../io.ts';

const COLORS = {
  good: 'green',
  ok: 'green',
  warning: 'yellow',
  warn: 'yellow',
  bad: 'red',
  danger: 'red',
  quiet: 'dim',
  dim: 'dim',
} as const;

export function painted(io: Io, text: string, tone: string): string {
  const color = tone in COLORS ? COLORS[tone as keyof typeof COLORS] : null;
  return color === null ? text : io.paint[color](text);
}
