/** Syntax that only the place tells from what the grammar can read: rewritten only where it found no reading. */
import type { Span } from '../../../base/span.ts';
import type { Draft } from './draft.ts';

export function rewriteNear(draft: Draft, errors: readonly Span[]): void {
  const spans = errors.toSorted((a, b) => a.start - b.start);
  let next = 0;
  let reach = -1;
  for (const [at, { start, kind, text }] of draft.lexed.tokens.entries()) {
    for (let one = spans[next]; one !== undefined && one.start <= start; one = spans[++next]) {
      reach = Math.max(reach, one.end);
    }
    if (start > reach || kind === 'literal') continue;
    // `Options { verbose, .. }` as an expression.
    if (text === '..' && draft.text(at + 1) === '}') draft.blank(at);
    // An attribute on an expression.
    if (text === '#' && draft.text(at + 1) === '[') draft.blank(at, draft.past(at + 1));
    // `fn(&_)`.
    if (text === '_' && draft.text(at - 1) === '&') draft.put(start, 'T');
  }
}
