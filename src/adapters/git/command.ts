/** What git said instead of a result. */
export interface GitFailure {
  /** Exit code; negative when git could not be started. */
  readonly exit: number;
  /** Its standard error. */
  readonly complaint: string;
  /** Its standard output: some commands answer and fail. */
  readonly output: string;
}

/** A git command is a value: its arguments, its input, and what its output means. */
export interface GitCommand<T> {
  readonly args: readonly string[];
  /** Standard input, when the command reads it. */
  readonly input?: Buffer;
  /** Pure. `output` is standard output as UTF-8. */
  readonly parse: (output: string) => T;
  /** Meaning of a failure that is an answer; `undefined` when it is a real one. May throw its own Problem. */
  readonly otherwise?: (failure: GitFailure) => T | undefined;
}
