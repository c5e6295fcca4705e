/** The manual resolution guide: what each side wanted, where, and how to go on. Markdown. */
import { onlyOffer } from '../engine/learn/offer.ts';
import type { ConflictRegion } from '../engine/merge/file.ts';
import type { Commit } from '../ports/git.ts';
import { originOf } from './offers.ts';

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
    ...(conflicts.some((conflict) => onlyOffer(conflict) !== null)
      ? [
          'or take the resolutions learned before, here and from now on without asking, where they pass every check:',
          '',
          '    trust-upstream sync --resume --safe',
          '',
        ]
      : []),
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
    ...offered(conflict),
  ];
}

/** What a person made of this shape before, where that was, and whether the file passes with it. */
function offered({ offers = [] }: ConflictRegion): string[] {
  return [
    ...offers.flatMap((offer) => {
      const times = offer.times === 1 ? '' : ` (${offer.times} times so far)`;
      return [
        ...block(`A conflict of this shape was resolved before${times}, as here`, offer.text),
        `Learned in ${originOf(offer.origin)}.`,
        offer.failed === null
          ? 'The file with it passes every check.'
          : `With it the file fails a check: ${offer.failed}.`,
        '',
      ];
    }),
    ...(offers.length > 1
      ? ['Persons resolved this shape in more than one way: none of them is taken by itself.', '']
      : []),
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
