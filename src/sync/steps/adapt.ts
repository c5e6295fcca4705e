/** Stage 3: the fork's own files follow renamed APIs. */
import type { AppliedMigration } from '../../engine/migrate/apply.ts';
import { adaptFork } from '../adapt-fork.ts';
import { committerOf } from '../committer.ts';
import { outputOf, type Step } from '../step.ts';
import { moveBranch } from '../worktree.ts';

const migrate: Step = {
  stage: 'adapt',
  name: 'migrate',
  async run(context, outputs) {
    const { fork, parser, migrations, request, begun } = context;
    const { tip } = outputOf<{ tip: string }>(outputs, 'rebase/replay');
    const range = { from: begun.base.version, to: request.to };
    const { edits, applied } = await adaptFork(fork, parser, migrations, {
      release: begun.target,
      tip,
      range,
    });
    if (edits.length === 0) {
      return {
        kind: 'done',
        output: { tip, commit: null, applied },
        message: 'no API change that a rule covers',
      };
    }
    const committer = await committerOf(fork, context.startedAt);
    const commit = await fork.writeCommit({
      tree: await fork.writeTree(tip, edits),
      parents: [tip],
      author: committer,
      committer,
      message: commitMessage(request.to, applied),
    });
    await moveBranch(context, commit);
    return {
      kind: 'done',
      output: { tip: commit, commit, applied },
      message: `${count(applied.length, 'use')} in ${count(edits.length, 'file')} moved to the new API`,
    };
  },
};

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function commitMessage(to: string, applied: readonly AppliedMigration[]): string {
  const rules = [...new Set(applied.map((one) => one.rule))].sort();
  return [`Adapt to the APIs of ${to}`, '', ...rules.map((rule) => `- ${rule}`), ''].join('\n');
}

export const adaptSteps: readonly Step[] = [migrate];
