/** Where a command's words go: results to stdout, messages to stderr. */
import { Chalk, type ChalkInstance } from 'chalk';

export interface Streams {
  readonly out: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly err: {
    write(text: string): unknown;
    readonly isTTY?: boolean;
    readonly columns?: number;
  };
}

export interface Io {
  /** One line of the result. */
  print(line: string): void;
  /** One line about what is going on; silent with --quiet. */
  say(line: string): void;
  /** One line that is shown even with --quiet. */
  warn(line: string): void;
  /** A line that is replaced by the next one on a terminal, and left out elsewhere. */
  progress(line: string): void;
  readonly verbose: boolean;
  readonly paint: ChalkInstance;
}

export interface IoOptions {
  readonly color: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

export function createIo(streams: Streams, env: NodeJS.ProcessEnv, options: IoOptions): Io {
  const terminal = streams.err.isTTY === true;
  const colored = options.color && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  let open = false;
  const clear = (): void => {
    if (open) streams.err.write('\r\u001B[K');
    open = false;
  };
  const line = (text: string): void => {
    clear();
    streams.err.write(`${text}\n`);
  };
  return {
    print(text) {
      clear();
      streams.out.write(`${text}\n`);
    },
    say(text) {
      if (!options.quiet) line(text);
    },
    warn: line,
    progress(text) {
      if (!terminal || options.quiet) return;
      clear();
      streams.err.write(text.slice(0, (streams.err.columns ?? 80) - 1));
      open = true;
    },
    verbose: options.verbose,
    paint: new Chalk({ level: colored && streams.out.isTTY === true ? 1 : 0 }),
  };
}
