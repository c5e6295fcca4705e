/** Is what a merge made of a hooked file what a person wrote for that release? */
import { createTwoFilesPatch } from 'diff';
import { unformatted } from '../merges/canonical.ts';

/** `exact`: byte for byte; `format`: equal but for white space and trailing commas; `wrong`: neither. */
export interface Verdict {
  readonly kind: 'exact' | 'format' | 'wrong';
  /** From what was written by hand to what was made, if they differ. */
  readonly diff: string;
}

export function judged(expected: string, made: string): Verdict {
  if (made === expected) return { kind: 'exact', diff: '' };
  const patch = createTwoFilesPatch('by hand', 'made', expected, made, '', '', { context: 2 });
  const diff = patch.slice(patch.indexOf('@@'));
  return { kind: sameCode(expected, made) ? 'format' : 'wrong', diff };
}

/** Did the hooks' own text change on its way from the old release to the new one? */
export function isAdapted(
  before: { readonly upstream: string; readonly fork: string },
  after: { readonly upstream: string; readonly fork: string },
): boolean {
  const [old, now] = [before, after].map(({ upstream, fork }) =>
    unformatted(addedLines(upstream, fork).join('\n')),
  );
  return old !== now;
}

/** What `fork` has more than `upstream`: the lines of both are counted, their places do not matter. */
function addedLines(upstream: string, fork: string): string[] {
  const left = new Map<string, number>();
  for (const line of upstream.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  const added: string[] = [];
  for (const line of fork.split('\n')) {
    const count = left.get(line) ?? 0;
    if (count > 0) left.set(line, count - 1);
    else added.push(line);
  }
  return added;
}

/** Code that a line comment swallowed is gone: its end counts. */
function sameCode(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) =>
    unformatted(text.replaceAll(/(\/\/[^\n]*)\n/g, '$1\u0000')),
  );
  return a === b;
}
