/** Running a program together with everything it starts, as one process group. */
import type { CommandEnd } from './build.ts';

export interface GroupRequest {
  /** Program and arguments; no shell. */
  readonly command: readonly string[];
  readonly cwd: string;
  /** Added to our own environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Text for standard input, which is empty without it. */
  readonly input?: string;
  /** `Infinity` for no limit. */
  readonly timeoutSeconds: number;
  /** Bytes of standard output and error in the order they were written. Nothing more is read before it settles. */
  readonly onOutput: (bytes: Buffer) => Promise<void>;
}

export interface ProcessGroups {
  /**
   * Resolves when the program has ended and its group is gone: what it left running is ended with it, and so is the
   * whole group on timeout, and on SIGINT, SIGTERM or SIGHUP to our own process.
   * Throws Problem `missing-path` when `cwd` is no folder, `config` when the command cannot be started at all.
   */
  run(request: GroupRequest): Promise<CommandEnd>;
}
