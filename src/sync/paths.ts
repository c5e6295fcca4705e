/** Where one sync keeps its files: `STATE/syncs/ID/`. */
import { join } from 'node:path';

export interface SyncPaths {
  readonly folder: string;
  readonly worktree: string;
  readonly impact: string;
  readonly guide: string;
  readonly errorLog: string;
  readonly resolutions: string;
  readonly buildLog: string;
  readonly buildReport: string;
  readonly testLog: string;
  readonly testReport: string;
  readonly reportHtml: string;
  readonly reportJson: string;
}

export function syncPaths(state: string, id: string): SyncPaths {
  const folder = join(state, 'syncs', id);
  return {
    folder,
    worktree: join(folder, 'worktree'),
    impact: join(folder, 'impact_report.json'),
    guide: join(folder, 'resolution_guide.md'),
    errorLog: join(folder, 'error.log'),
    resolutions: join(folder, 'resolutions.json'),
    buildLog: join(folder, 'build.log'),
    buildReport: join(folder, 'build_report.json'),
    testLog: join(folder, 'test.log'),
    testReport: join(folder, 'test_report.json'),
    reportHtml: join(folder, 'sync_report.html'),
    reportJson: join(folder, 'sync_report.json'),
  };
}

export const branchOf = (request: { readonly to: string }): string => `sync/${request.to}`;
export const branchRef = (branch: string): string => `refs/heads/${branch}`;
export const releaseRef = (version: string): string => `refs/trust-upstream/releases/${version}`;
/** What a finished sync's worktree held beyond the sync. */
export const keptRef = (id: string): string => `refs/trust-upstream/${id}/worktree`;
export const beforeRef = (id: string): string => `refs/trust-upstream/${id}/before`;
