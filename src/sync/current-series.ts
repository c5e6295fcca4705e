/** The fork's patches as this sync sees them. */
import type { ObjectId } from '../ports/git.ts';
import type { SyncContext } from './context.ts';
import { forkSeries, type Series } from './series.ts';

export function syncSeries(context: SyncContext, tip: ObjectId): Promise<Series> {
  const { fork, begun, history, key } = context;
  return forkSeries(fork, begun.base.commit, tip, history.versionRecord(key));
}
