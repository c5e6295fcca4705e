/** The manual resolution guide: what each side wanted, where, and how to go on. Markdown. */
import type { ConflictRegion } from '../engine/merge/file.ts';
import type { Commit } from '../ports/git.ts';

export interface GuideInput {
  readonly conflicts: readonly ConflictRegion[];
  /** The fork's commit that does not fit. */
  readonly commit: Commit;
  readonly worktree: string;
  readonly branch: string;
  readonly to: string;
}

export function resolutionGuide({ conflicts, commit, worktree, branch, to }: GuideInput): string {
  const subject = commit.message.split('\n', 1)[0] ?? '';
  return [
    `# Conflicts in the sync to ${to}`,
    '',
    `The fork's commit ${commit.id.slice(0, 12)} “${subject}” by ${commit.author.name} does not fit onto ${to} by itself.`,
    `The files stand with markers in \`${worktree}\` (branch \`${branch}\`).`,
    '',
    ...conflicts.flatMap((conflict, at) => section(conflict, at + 1)),
    '## How to go on',
    '',
    'Edit the files until no markers are left and each hook stands exactly once, then:',
    '',
    '    trust-upstream sync --resume',
    '',
    'or put everything back as it was:',
    '',
    '    trust-upstream sync --rollback',
    '',
  ].join('\n');
}

function section(conflict: ConflictRegion, number: number): string[] {
  return [
    `## ${number}. ${conflict.path}, line ${conflict.line}`,
    '',
    `Why: ${conflict.reason}.`,
    '',
    ...block('It was (base)', conflict.base),
    ...block('The fork has (ours)', conflict.ours),
    ...block('Upstream has now (theirs)', conflict.theirs),
    ...places(conflict),
  ];
}

function places({ path, candidates = [] }: ConflictRegion): string[] {
  if (candidates.length === 0) return [];
  return [
    'Where it might belong, most likely first:',
    '',
    ...candidates.map(
      ({ line, container, confidence }) =>
        `- ${container}: before line ${line} of upstream's ${path} (confidence ${confidence.toFixed(2)})`,
    ),
    '',
  ];
}

function block(title: string, text: string): string[] {
  if (text.trim() === '') return [`${title}: nothing.`, ''];
  const fence = '`'.repeat(
    Math.max(3, ...[...text.matchAll(/`+/g)].map((run) => run[0].length + 1)),
  );
  return [`${title}:`, '', `${fence}rust`, text.replace(/\n$/, ''), fence, ''];
}
