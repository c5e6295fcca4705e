/** Diagnostics from rustc's and cargo's text for people. */
import type { Diagnostic } from '../../../ports/build.ts';
import { isSummary } from './summary.ts';

const HEAD = /^(error|warning)(?:: internal compiler error)?(?:\[([A-Z]+\d+)\])?: (.+)$/;
const PLACE = /^ *--> (.+?):(\d+):\d+$/;
/** The source excerpt and its frame, which may stand between head and place. */
const BODY = /^(\s|\d+ *\||\|)/;

export interface TextDiagnostics {
  /** The diagnostic that this line completes, if any. Lines come without colour codes. */
  line(text: string): Diagnostic | null;
  /** The diagnostic that the end of the output completes. */
  end(): Diagnostic | null;
}

/** A head line opens a diagnostic; its `-->` line, or the first line that does not belong to it, completes it. */
export function readTextDiagnostics(): TextDiagnostics {
  let open: Diagnostic | null = null;

  const close = (): Diagnostic | null => {
    const closed = open;
    open = null;
    return closed;
  };
  return {
    line: (text) => {
      const place = PLACE.exec(text);
      if (place !== null && open !== null) {
        const placed = { ...open, file: place[1] ?? null, line: Number(place[2]) };
        open = null;
        return placed;
      }
      if (open !== null && BODY.test(text)) return null;
      const before = close();
      open = headOf(text);
      return before;
    },
    end: close,
  };
}

function headOf(text: string): Diagnostic | null {
  const [, level, code, message] = HEAD.exec(text) ?? [];
  if ((level !== 'error' && level !== 'warning') || message === undefined || isSummary(message))
    return null;
  return { level, code: code ?? null, message, file: null, line: null };
}
