import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openHistory } from '../../../src/adapters/history/history.ts';
import type { History } from '../../../src/ports/history.ts';

let files = 0;

/** A fresh history in `folder`, closed when the test ends, and the path of its file. */
export function freshHistory(folder: string): { history: History; file: string } {
  const file = join(folder, `fresh-${++files}.db`);
  const history = openHistory(file);
  onTestFinished(() => history.close());
  return { history, file };
}
