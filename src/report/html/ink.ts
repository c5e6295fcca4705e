/** How much code a page may draw: what comes first is drawn, the rest is named. */
import type { Row } from '../diff/rows.ts';

export interface Ink {
  /** Takes what drawing these rows costs, if that much is left. */
  take(rows: readonly Row[]): boolean;
}

/** @param bytes about how many bytes of HTML all drawn code may take */
export function inkOf(bytes: number): Ink {
  let left = bytes;
  return {
    take(rows) {
      const cost = rows.reduce((sum, row) => sum + costOf(row), 0);
      if (cost > left) return false;
      left -= cost;
      return true;
    },
  };
}

/** Measured on rustc's own files: a row's tags, and three bytes of HTML for one of highlighted code. */
function costOf(row: Row): number {
  if (row.kind === 'gap') return 90;
  return 130 + 3 * ((row.before?.text.length ?? 0) + (row.after?.text.length ?? 0));
}
