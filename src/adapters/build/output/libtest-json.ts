/** Counts from libtest's JSON (`--format json`), as cargo and rustc's compiletest print it. */
import { z } from 'zod';
import type { TestCounts } from '../../../ports/build.ts';

const count = z.number().nullish();
const eventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('suite'),
    event: z.string(),
    passed: count,
    failed: count,
    ignored: count,
  }),
  z.object({ type: z.literal('test'), event: z.string() }),
]);

export interface JsonCounts {
  /** One suite's counts when the event (a line, parsed) ends it. What is not libtest's is passed over. */
  event(value: unknown): TestCounts | null;
  /** Between a suite's first event and its last. */
  readonly insideSuite: boolean;
}

const NONE: TestCounts = { passed: 0, failed: 0, ignored: 0 };

/** A figure that the suite leaves out or gives as null is the number of test events seen. */
export function readJsonCounts(): JsonCounts {
  let seen = NONE;
  let inside = false;
  return {
    event: (value) => {
      const event = eventSchema.safeParse(value).data;
      if (event === undefined) return null;
      if (event.type === 'test') {
        seen = add(seen, event.event);
        return null;
      }
      inside = event.event === 'started';
      if (inside) {
        seen = NONE;
        return null;
      }
      const { passed, failed, ignored } = event;
      return {
        passed: passed ?? seen.passed,
        failed: failed ?? seen.failed,
        ignored: ignored ?? seen.ignored,
      };
    },
    get insideSuite() {
      return inside;
    },
  };
}

function add(counts: TestCounts, event: string): TestCounts {
  if (event === 'ok') return { ...counts, passed: counts.passed + 1 };
  if (event === 'failed') return { ...counts, failed: counts.failed + 1 };
  if (event === 'ignored') return { ...counts, ignored: counts.ignored + 1 };
  return counts;
}
