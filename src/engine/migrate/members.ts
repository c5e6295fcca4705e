/** A renamed method: calls after a dot. */
import type { Edit } from '../../base/span.ts';
import type { ParsedFile, RuleEdits } from './edits.ts';
import type { MigrationRule } from './rules.ts';

/** Abstains where the fork defines a function of that name itself: without types, its calls look the same. */
export function memberEdits(
  file: ParsedFile,
  rule: MigrationRule,
  all: readonly ParsedFile[],
): RuleEdits {
  const before = rule.before.split('::').at(-1) ?? rule.before;
  const after = rule.after.split('::').at(-1) ?? rule.after;
  const edits: Edit[] = file.used
    .filter(
      ({ role, called, segments }) => role === 'member' && called && segments[0]?.text === before,
    )
    .flatMap(({ segments: [name] }) =>
      name === undefined ? [] : [{ start: name.start, end: name.end, text: after }],
    );
  if (edits.length === 0) return { kind: 'edits', edits };
  const own = all.some(({ used }) =>
    used.some(
      ({ role, called, segments }) =>
        role === 'definition' && called && segments[0]?.text === before,
    ),
  );
  return own
    ? { kind: 'abstain', reason: `the fork has a function ${before} of its own` }
    : { kind: 'edits', edits };
}
