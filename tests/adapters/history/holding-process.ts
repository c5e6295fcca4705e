/** Run by locks.test.ts as a process of its own: takes the lock in the history FILE, says so, and keeps it until killed. */
import { openHistory } from '../../../src/adapters/history/history.ts';
import { Problem } from '../../../src/base/problem.ts';
import { fork } from './examples.ts';

const [file = ''] = process.argv.slice(2);
try {
  openHistory(file).lock(fork);
  process.stdout.write('held\n');
  setInterval(() => undefined, 1000);
} catch (error) {
  process.stdout.write(
    error instanceof Problem ? `${error.kind}: ${error.message}\n` : `${String(error)}\n`,
  );
}
