#!/usr/bin/env node
/** `npm run demo`: the whole path on two small repositories in a temporary folder. */
import './quiet-pipes.ts';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../base/problem.ts';
import { runDemo } from '../demo/run.ts';

try {
  const done = await runDemo({
    folder: await mkdtemp(join(tmpdir(), 'trust-upstream-demo-')),
    program: [process.execPath, fileURLToPath(new URL('trust-upstream.js', import.meta.url))],
    print: (line) => process.stdout.write(`${line}\n`),
  });
  process.exitCode = done ? 0 : 1;
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  process.stderr.write(`demo: ${error.title}: ${error.message} (${error.fix})\n`);
  process.exitCode = error.exit;
}
