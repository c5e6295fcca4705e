/** What a dry run would do, in lines. */
import type { DryRun } from '../../sync/dry-run.ts';

export function dryRunLines(result: DryRun): string[] {
  if (result.kind === 'up-to-date') return [`already on ${result.version}`];
  const { from, to, commits, decisions, conflicts, hooks, migrations, impact } = result;
  return [
    `dry run ${from} → ${to}: impact ${impact.overall_risk}; nothing was changed`,
    ...commits.map(
      (commit) => `  replayed${commit.empty ? ' (already upstream)' : ''}: ${commit.subject}`,
    ),
    `  plain git would leave ${count(result.line_conflicts.length, 'conflict')}`,
    ...result.notes.map((note) => `  note: ${note}`),
    ...decisions.map((decision) => `  resolved: ${decision.path}: ${decision.description}`),
    ...migrations.map((one) => `  adapted: ${one.path}:${one.line}: ${one.before} → ${one.after}`),
    ...conflicts.flatMap(({ path, line, reason, offers = [] }) => [
      `  left to a person: ${path} line ${line}: ${reason}`,
      ...offers.map(
        ({ origin, failed }) =>
          `    resolved before in ${origin.file_path} (sync ${origin.sync_id}): ${failed === null ? 'that passes every check here' : `that fails here: ${failed}`}`,
      ),
    ]),
    conflicts.length === 0
      ? `  ${count(hooks.length, 'hook')} in place, each once`
      : `  ${count(conflicts.length, 'conflict')} would need a person`,
  ];
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
