/** The releases of the demo's upstream; their files lie in `fixtures/demo/upstream/<version>/`. */
import type { Signature } from './git.ts';

export interface DemoRelease {
  readonly version: string;
  /** The commit that brings what is new, and who made it. */
  readonly change: { readonly subject: string; readonly by: Signature };
  /** When the release was tagged. */
  readonly date: string;
}

const noor = { name: 'Noor Haddad', email: 'noor@example.org' };
const petra = { name: 'Petra Novak', email: 'petra@example.org' };

/** Who keeps the fork. */
export const maintainer = { name: 'tRust Maintainer', email: 'maintainer@example.org' };
/** Who tags upstream's releases. */
export const releaseTeam = { name: 'Release Team', email: 'release@example.org' };

/** Oldest first; the fork starts on the first. */
export const demoReleases: readonly [DemoRelease, ...DemoRelease[]] = [
  {
    version: '1.90.0',
    change: {
      subject: 'Write a small compiler',
      by: { ...noor, date: '2025-09-12T10:00:00+00:00' },
    },
    date: '2025-09-18T12:00:00+00:00',
  },
  {
    version: '1.91.0',
    change: {
      subject: 'Print symbols; lay the attribute table out anew',
      by: { ...petra, date: '2025-10-21T08:30:00+00:00' },
    },
    date: '2025-10-30T12:00:00+00:00',
  },
  {
    version: '1.92.0',
    change: {
      subject: 'Divide crates into codegen units, check expected lints, rename internals',
      by: { ...noor, date: '2025-12-02T15:45:00+00:00' },
    },
    date: '2025-12-11T12:00:00+00:00',
  },
  {
    version: '1.93.0',
    change: {
      subject: 'Count functions, warn about long parameter lists',
      by: { ...petra, date: '2026-01-13T09:20:00+00:00' },
    },
    date: '2026-01-22T12:00:00+00:00',
  },
];
