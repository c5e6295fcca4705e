/** A reader that stops early (`… | head`) is no failure: end quietly, as other programs do. Anything else is one line. */
import { writeSync } from 'node:fs';

for (const [name, stream] of [
  ['stdout', process.stdout],
  ['stderr', process.stderr],
] as const) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    if (name === 'stdout') complain(error);
    process.exit(1);
  });
}

function complain({ message }: Error): void {
  const reason = message.replace(/, \w+$/, '');
  try {
    writeSync(
      process.stderr.fd,
      `trust-upstream: cannot write to stdout: ${reason} (make room there, or send it elsewhere)\n`,
    );
  } catch {
    // Nobody hears it: the exit code says it.
  }
}
