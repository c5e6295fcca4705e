/** Runs the real command line as a child process. */
import { execa } from 'execa';

export interface CommandLine {
  /** Runs a command, handing over each line it prints; gives the exit code. */
  show(args: readonly string[], onLine: (line: string) => void): Promise<number>;
  /** Runs a command with --json and gives what it prints, parsed. */
  ask(args: readonly string[]): Promise<unknown>;
}

/** Settings of the person's own that would lead the demo out of its folder. */
const SETTINGS = ['TRUST_HOME', 'CARGO_TARGET_DIR'];

/**
 * @param program program and first arguments that stand for `trust-upstream`
 * @param folder where commands run
 */
export function commandLine(program: readonly string[], folder: string): CommandLine {
  const [file = '', ...first] = program;
  const options = {
    cwd: folder,
    env: Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !SETTINGS.includes(name)),
    ),
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  } as const;
  return {
    async show(args, onLine) {
      const child = execa(file, [...first, ...args], { ...options, all: true });
      for await (const line of child.iterable({ from: 'all' })) onLine(line);
      const { exitCode } = await child;
      return exitCode ?? 1;
    },
    async ask(args) {
      const { stdout } = await execa(file, [...first, ...args, '--json'], options);
      return JSON.parse(stdout) as unknown;
    },
  };
}
