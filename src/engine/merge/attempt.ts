/** Work that may take too long or go too deep. */
import { TimeUp } from './limit.ts';

/** A note on why nothing came of it; throws failures of other kinds. */
export function attempt<T extends object>(
  work: () => T,
): { readonly done: T } | { readonly note: string } {
  try {
    return { done: work() };
  } catch (error) {
    if (error instanceof TimeUp) return { note: 'took longer than it may' };
    // The one place where a full stack is met: whatever recurses may, and none of it has to count.
    if (error instanceof RangeError && STACK.test(error.message))
      return { note: 'went deeper than it may' };
    throw error;
  }
}

/** V8's words for a stack that is full. */
const STACK = /call stack/;
