/** Time for one file: costly work asks often, and gives up when it is told to. */
import type { RustParser } from '../syntax/parser.ts';

/** Throws `TimeUp` when the time is up. The engine has no clock: whoever calls it brings one. */
export type Watch = () => void;

export class TimeUp extends Error {
  override readonly name = 'TimeUp';
}

export const NO_LIMIT: Watch = () => {};

export function watchedParser(parser: RustParser, watch: Watch): RustParser {
  return {
    parse(source, like) {
      watch();
      return parser.parse(source, like);
    },
  };
}
