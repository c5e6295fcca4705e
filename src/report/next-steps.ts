/** What a person does next, with the commands to copy. */
import { join as shellJoin } from 'shlex';
import type { Conflict, NextStep } from './model.ts';
import type { Facts } from './verdict.ts';
import { count, shortId } from './wording.ts';

/** How this sync is reached from a shell. */
export interface Reach {
  /** Common options of every trust-upstream command for this fork: `['--fork', '/src/trust']`. */
  readonly options: readonly string[];
  /** Folder in which the sync's branch is checked out, or `null` when there is none or it is not known. */
  readonly worktree: string | null;
}

export function nextSteps(facts: Facts, reach: Reach): NextStep[] {
  const { sync, conflicts, stages } = facts;
  if (sync.status === 'rolled_back') return [again(facts, reach)];
  if (sync.status === 'success') return afterSuccess(facts);
  if (conflicts.length > 0)
    return [
      ...resolve(conflicts, reach),
      ...takeLearned(conflicts, reach),
      resume(reach),
      rollback(reach),
    ];
  const stopped = stages.find(({ status }) => status === 'failed' || status === 'paused');
  if (stopped === undefined)
    return sync.status === 'failed' ? [resume(reach), rollback(reach)] : [];
  return [...afterRun(facts), ...repair(stopped.name, reach), resume(reach), rollback(reach)];
}

/** Opens a file at a line, with the person's own editor. */
export function openCommand(
  worktree: string | null,
  path: string,
  line: number | null,
): string | null {
  if (worktree === null) return null;
  const place = shellJoin([`${worktree}/${path}`]);
  return `\${EDITOR:-vi} ${line === null ? '' : `+${line} `}${place}`;
}

function afterSuccess({ commits, tip, finalize, sync }: Facts): NextStep[] {
  const first = commits.find(({ empty }) => !empty);
  const review =
    first === undefined || tip === null
      ? []
      : [
          {
            text: `Read the fork's own commits as they now stand on ${sync.to_version}`,
            command: shellJoin(['git', 'log', '-p', '--reverse', `${first.to}^..${tip}`]),
          },
        ];
  if (finalize === null) return review;
  const forced =
    finalize.mode === 'replace' ? '; its history was replaced, so the push must be forced' : '';
  return [
    ...review,
    {
      text: `Publish ${finalize.branch}${forced}. Before the sync it was at ${shortId(finalize.before)}.`,
      command: null,
    },
  ];
}

function resolve(conflicts: readonly Conflict[], { worktree }: Reach): NextStep[] {
  return [
    {
      text: `Edit the ${count(conflicts.length, 'place')} listed under "Left to a person" until no conflict marker remains`,
      command: worktree === null ? null : shellJoin(['cd', worktree]),
    },
  ];
}

function takeLearned(conflicts: readonly Conflict[], reach: Reach): NextStep[] {
  const taken = conflicts.filter(
    ({ offers: [offer, other] }) => offer?.failed === null && other === undefined,
  );
  if (taken.length === 0) return [];
  const text = `Or take the ${count(taken.length, 'resolution')} learned before, here and from now on without asking`;
  return [command(text, ['sync', '--resume', '--safe'], reach)];
}

function afterRun({ build, tests }: Facts): NextStep[] {
  const failed = tests ?? build;
  if (failed?.kind !== 'ran') return [];
  return [{ text: 'Read the whole log', command: shellJoin(['less', failed.log_file]) }];
}

function repair(stage: string, { worktree }: Reach): NextStep[] {
  if (worktree === null || (stage !== 'build' && stage !== 'test')) return [];
  return [{ text: "Repair the code in the sync's worktree", command: shellJoin(['cd', worktree]) }];
}

function again({ sync }: Facts, reach: Reach): NextStep {
  return command('Try again', ['sync', '--to', sync.to_version], reach);
}

function resume(reach: Reach): NextStep {
  return command('Go on from where it stopped', ['sync', '--resume'], reach);
}

function rollback(reach: Reach): NextStep {
  return command('Or give up and put every ref back', ['sync', '--rollback'], reach);
}

function command(text: string, words: readonly string[], { options }: Reach): NextStep {
  return { text, command: shellJoin(['trust-upstream', ...words, ...options]) };
}
