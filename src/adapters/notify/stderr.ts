/** Alerts on the terminal. */
import type { Notifier } from '../../ports/notify.ts';

/** Writes `LEVEL: text` and a newline; control characters (a release's title is foreign text) become spaces. */
export function stderrNotifier(write: (text: string) => void): Notifier {
  return {
    notify: async ({ level, text }) => write(`${level}: ${text.replaceAll(/\p{Cc}+/gu, ' ')}\n`),
  };
}
