/** Tones of plain lines, as colours. */
import { visible } from '../../report/visible.ts';
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

/** One line; what it quotes cannot steer the terminal. */
export function painted(io: Io, quoted: string, tone: string): string {
  const text = visible(quoted);
  const color = COLORS[tone];
  return color === undefined ? text : io.paint[color](text);
}
