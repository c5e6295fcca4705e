/** Running the configured build and test commands. */

export interface CommandRequest {
  /** Program and arguments; no shell. */
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Everything the command prints, both streams, goes here. */
  readonly logFile: string;
  readonly timeoutSeconds: number;
  readonly onLine?: (line: string) => void;
}

export type CommandEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signalled'; readonly signal: string }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'not-found' };

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly ignored: number;
}

export interface Diagnostic {
  readonly level: 'error' | 'warning';
  /** `E0599`, when rustc gives one. */
  readonly code: string | null;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
}

export interface CommandReport {
  readonly command: readonly string[];
  readonly end: CommandEnd;
  readonly seconds: number;
  readonly logFile: string;
  readonly tests: TestCounts | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Builder {
  /** Is there such a program on the PATH? (For names without a slash.) */
  available(program: string): Promise<boolean>;
  run(request: CommandRequest): Promise<CommandReport>;
}
