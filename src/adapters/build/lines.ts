/** Bytes into lines. */
import { StringDecoder } from 'node:string_decoder';

/** A longer line is cut here (UTF-16 code units): JSON diagnostics are long, runaway output must not fill memory. */
const LONGEST_LINE = 1_000_000;

export interface LineSplitter {
  push(bytes: Buffer): void;
  /** Hands out the last line when no newline ended it. */
  end(): void;
}

/** Lines come without their `\n` or `\r\n`; bytes that are not UTF-8 become U+FFFD. */
export function splitLines(onLine: (line: string) => void, longest = LONGEST_LINE): LineSplitter {
  const decoder = new StringDecoder('utf8');
  let pending = '';

  const add = (text: string): void => {
    if (pending.length < longest) pending += text.slice(0, longest - pending.length);
  };
  const flush = (): void => {
    onLine(pending.endsWith('\r') ? pending.slice(0, -1) : pending);
    pending = '';
  };
  return {
    push: (bytes) => {
      const [first = '', ...rest] = decoder.write(bytes).split('\n');
      add(first);
      for (const text of rest) {
        flush();
        add(text);
      }
    },
    end: () => {
      add(decoder.end());
      if (pending !== '') flush();
    },
  };
}
