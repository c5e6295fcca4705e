/** Building and testing on this machine. */
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Problem } from '../../base/problem.ts';
import type { Builder, CommandReport, CommandRequest } from '../../ports/build.ts';
import type { ProcessGroups } from '../../ports/process.ts';
import { isAvailable } from './available.ts';
import { splitLines } from './lines.ts';
import { readCommandOutput } from './output/read.ts';

/** What `onLine` gets of a longer line, in UTF-16 code units. */
const SHOWN_OF_LINE = 2000;

/**
 * The log gets every byte as printed; `onLine` gets lines without colour codes, cut at 2000 characters. The report
 * holds the first 200 different errors and warnings each. Throws Problem `state` when the log cannot be written.
 */
export function localBuilder(groups: ProcessGroups): Builder {
  return { available: (program) => isAvailable(program), run: (request) => run(groups, request) };
}

async function run(groups: ProcessGroups, request: CommandRequest): Promise<CommandReport> {
  const reader = readCommandOutput();
  const lines = splitLines((line) => {
    reader.line(line);
    request.onLine?.(stripVTControlCharacters(line).slice(0, SHOWN_OF_LINE));
  });
  const log = await openLog(request.logFile);
  const started = performance.now();
  try {
    const { command, cwd, env, timeoutSeconds } = request;
    const onOutput = async (bytes: Buffer): Promise<void> => {
      await log.write(bytes);
      lines.push(bytes);
    };
    const end = await groups.run({ command, cwd, env, timeoutSeconds, onOutput });
    lines.end();
    const seconds = (performance.now() - started) / 1000;
    return { command, end, seconds, logFile: request.logFile, ...reader.end() };
  } finally {
    await log.close();
  }
}

interface Log {
  write(bytes: Buffer): Promise<void>;
  close(): Promise<void>;
}

async function openLog(file: string): Promise<Log> {
  const refuse = (error: unknown): never => {
    throw new Problem(
      'state',
      `cannot write log ${file}: ${error instanceof Error ? error.message : String(error)}`,
    );
  };
  await mkdir(dirname(file), { recursive: true }).catch(refuse);
  const handle = await open(file, 'w').catch(refuse);
  return { write: (bytes) => handle.writeFile(bytes).catch(refuse), close: () => handle.close() };
}
