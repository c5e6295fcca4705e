/** The story of the demo: what is said, what is run, what must hold afterwards. */
import {
  conflictsForGitAlone,
  nothingMore,
  releasesKnown,
  reportWritten,
  standsOn,
  syncedTo,
  type Check,
} from './checks.ts';

export interface Step {
  readonly say: string;
  readonly args: readonly string[];
  readonly check: Check;
}

/**
 * Paths in `args` are relative to the fork, where commands run.
 * @param skip options of `sync` that leave out what this machine cannot do
 */
export function demoSteps(skip: readonly string[]): Step[] {
  return [
    {
      say: "Which releases are there? Upstream's tags and its RELEASES.md say.",
      args: ['monitor', '--check-now'],
      check: releasesKnown('1.93.0', 4),
    },
    {
      say: 'Where does the fork stand?',
      args: ['status'],
      check: standsOn('1.90.0', 3),
    },
    {
      say: 'What would 1.92.0 change at the places where the fork touches upstream? (Plain git would stop there.)',
      args: ['analyze', '1.92.0', '--out', '../impact'],
      check: conflictsForGitAlone,
    },
    {
      say: 'Go there: the hooks move to their new places, rustc_verify follows renamed APIs, then build and test.',
      args: ['sync', '--to', '1.92.0', ...skip],
      check: syncedTo('1.92.0'),
    },
    {
      say: 'Where does the fork stand now?',
      args: ['status'],
      check: standsOn('1.92.0', 1),
    },
    {
      say: 'Once more: the next sync starts from the result of the last.',
      args: ['sync', '--to', '1.93.0', ...skip],
      check: async (scene) => [
        ...(await syncedTo('1.93.0')(scene)),
        ...(await standsOn('1.93.0', 0)(scene)),
      ],
    },
    {
      say: 'What was done?',
      args: ['history'],
      check: nothingMore,
    },
    {
      say: 'The last sync as a page to read.',
      args: ['report', '--format', 'html', '--out', '../report.html'],
      check: reportWritten,
    },
  ];
}
