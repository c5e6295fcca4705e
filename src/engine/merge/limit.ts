/** Time for one file: costly work asks often, and gives up when it is told to. */
import type { RustParser } from '../syntax/parser.ts';

/** Throws `TimeUp` when the time is up. The engine has no clock: whoever calls it brings one. */
export type Watch = () => void;

/** Begins to count when it is called: once for each file. */
export type TimeLimit = () => Watch;

export class TimeUp extends Error {
  override readonly name = 'TimeUp';
}

export const NO_LIMIT: Watch = () => {};

export const UNLIMITED: TimeLimit = () => NO_LIMIT;

/** @param elapsed milliseconds since some moment */
export function timeLimit(elapsed: () => number, seconds: number): TimeLimit {
  return () => {
    const end = elapsed() + seconds * 1000;
    return () => {
      if (elapsed() > end) throw new TimeUp();
    };
  };
}

export function watchedParser(parser: RustParser, watch: Watch): RustParser {
  return {
    parse(source, like) {
      watch();
      return parser.parse(source, like);
    },
  };
}
