/** One call of the program: its streams, its environment, and how it ends. */
import type { Streams } from './io.ts';

export interface Session {
  readonly streams: Streams;
  readonly env: NodeJS.ProcessEnv;
  /** Sets the exit code of a command that ran to its end. */
  readonly end: (exit: number) => void;
}
