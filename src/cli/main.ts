/** A command line in, an exit code out; every failure ends here as one line. */
import { type Command, CommanderError } from 'commander';
import { Problem } from '../base/problem.ts';
import { addMergeDriver, isDriverCall } from './commands/merge-driver.ts';
import { visible } from '../report/visible.ts';
import { bareProgram } from './bare-program.ts';
import type { Streams } from './io.ts';
import type { Session } from './session.ts';

export async function main(
  args: readonly string[],
  streams: Streams = { out: process.stdout, err: process.stderr },
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const ended = { exit: 0 };
  const session: Session = { streams, env, end: (exit) => (ended.exit = exit) };
  const verbose = args.includes('--verbose') || args.includes('-v');
  if (isDriverCall(args)) {
    await driverProgram(session)
      .parseAsync([...args], { from: 'user' })
      .catch((error: unknown) => session.end(report(error, streams, verbose)));
    return ended.exit === 0 ? 0 : 1;
  }
  try {
    // Not for the driver: git starts it for each file.
    const { createProgram } = await import('./program.ts');
    await createProgram(session).parseAsync([...args], { from: 'user' });
    return ended.exit;
  } catch (error) {
    return report(error, streams, verbose);
  }
}

function driverProgram(session: Session): Command {
  const program = bareProgram(session);
  addMergeDriver(program, session);
  return program;
}

function report(error: unknown, streams: Streams, verbose: boolean): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const text = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
    return say(
      streams,
      new Problem('usage', error.code === 'commander.help' ? 'no command given' : text),
    );
  }
  if (error instanceof Problem && error.kind !== 'internal') return say(streams, error);
  if (error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd') {
    const gone = 'the folder this was started in is gone';
    return say(streams, new Problem('missing-path', gone, 'start it in one that is there'));
  }
  const cause = error instanceof Error ? error : new Error(String(error));
  if (verbose) streams.err.write(`${cause.stack ?? ''}\n`);
  return say(streams, error instanceof Problem ? error : new Problem('internal', cause.message));
}

function say(streams: Streams, problem: Problem): number {
  const line = `trust-upstream: ${problem.title}: ${problem.message} (${problem.fix})`;
  // What was typed or read is quoted: it must not steer the terminal.
  streams.err.write(`${visible(line.replace(/\s*\n\s*/g, ' '))}\n`);
  return problem.exit;
}
