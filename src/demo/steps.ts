/** The story of the demo: what is said, what is run, what must hold afterwards. */
import {
  conflictsForGitAlone,
  releasesKnown,
  remembered,
  reportWritten,
  standsOn,
  syncedTo,
  syncTo,
  type Check,
  type Scene,
} from './checks.ts';

export interface Step {
  readonly say: string;
  /** Paths are relative to the fork, where commands run. */
  readonly args: (scene: Scene) => Promise<string[]>;
  readonly check: Check;
}

/** @param skip options of `sync` that leave out what this machine cannot do */
export function demoSteps(skip: readonly string[]): Step[] {
  return [
    {
      say: "Which releases are there? Upstream's tags and its RELEASES.md say.",
      args: run('monitor', '--check-now'),
      check: releasesKnown('1.93.0', 4),
    },
    {
      say: 'Where does the fork stand?',
      args: run('status'),
      check: standsOn('1.90.0', 3),
    },
    {
      say: 'What would 1.92.0 change at the places where the fork touches upstream? (Plain git would stop there.)',
      args: run('analyze', '1.92.0', '--out', '../impact'),
      check: conflictsForGitAlone,
    },
    {
      say: `Go there: hooks move to their new places, rustc_verify follows renamed APIs${skip.length === 0 ? ', cargo builds and tests' : ''}.`,
      args: run('sync', '--to', '1.92.0', ...skip),
      check: syncedTo('1.92.0'),
    },
    {
      say: 'Where does the fork stand now?',
      args: run('status'),
      check: standsOn('1.92.0', 1),
    },
    {
      say: 'Once more: the next sync starts from the result of the last.',
      args: run('sync', '--to', '1.93.0', ...skip),
      check: async (scene) => [
        ...(await syncedTo('1.93.0')(scene)),
        ...(await standsOn('1.93.0', 0)(scene)),
      ],
    },
    {
      say: 'What was done?',
      args: run('history'),
      check: remembered('1.93.0', '1.92.0'),
    },
    {
      say: 'The sync to 1.92.0 as a page to read.',
      args: async (scene) => {
        const id = await syncTo('1.92.0', scene);
        return ['report', '--sync', id, '--format', 'html', '--out', '../report.html'];
      },
      check: reportWritten,
    },
  ];
}

const run =
  (...args: string[]) =>
  () =>
    Promise.resolve(args);
