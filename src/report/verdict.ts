/** One sentence that tells how a sync stands. */
import type { SyncState } from '../ports/history.ts';
import type { CommandRun, SyncReport, Verdict } from './model.ts';
import { stages } from './stage-model.ts';
import { succeeded } from './step-outputs.ts';
import { count, fileName, listed, sentence } from './wording.ts';

export type Facts = Omit<SyncReport, 'schema_version' | 'verdict' | 'next_steps'>;

export function verdictOf(facts: Facts, state: SyncState | null): Verdict {
  const { sync, conflicts } = facts;
  const stopped = facts.stages.find(({ status }) => status === 'failed' || status === 'paused');
  if (sync.status === 'rolled_back') {
    return { tone: 'attention', sentence: 'Rolled back: every ref is as it was before the sync.' };
  }
  if (sync.status === 'success') return success(facts);
  if (conflicts.length > 0) {
    const paths = [...new Set(conflicts.map(({ path }) => path))];
    const where = paths.length === 1 ? fileName(paths[0] ?? '') : count(paths.length, 'file');
    const left = conflicts.length === 1 ? 'is' : 'are';
    return {
      tone: 'attention',
      sentence: `Paused for a person: ${count(conflicts.length, 'conflict')} in ${where} ${left} left.`,
    };
  }
  if (stopped !== undefined || sync.status === 'failed') {
    return {
      tone: stopped?.status === 'paused' ? 'attention' : 'failure',
      sentence: stopSentence(stopped?.name ?? state?.stage ?? null, facts, state),
    };
  }
  if (sync.status === 'pending') return { tone: 'progress', sentence: 'Not started yet.' };
  const at = facts.stages.find(({ status }) => status === 'running' || status === 'interrupted');
  return {
    tone: 'progress',
    sentence: `Under way to Rust ${sync.to_version}${at === undefined ? '' : `, in stage ${titleOf(at.name)}`}.`,
  };
}

function success(facts: Facts): Verdict {
  const { sync, finalize, commits } = facts;
  const kept = commits.filter(({ empty }) => !empty).length;
  const replayed = kept === 0 ? [] : [`${count(kept, 'commit')} replayed`];
  const did = listed([
    ...replayed,
    ...resolved(facts),
    ran('build', facts.build),
    ran('tests', facts.tests),
  ]);
  const verified = [facts.build, facts.tests].every((run) => run !== null && succeeded(run));
  return {
    tone: verified ? 'success' : 'attention',
    sentence:
      finalize === null
        ? `The fork fits Rust ${sync.to_version}, its branch was not moved: ${did}.`
        : `The fork now stands on Rust ${sync.to_version}: ${did}.`,
  };
}

function resolved({ decisions }: Facts): string[] {
  const manual = decisions.filter(({ resolution_type }) => resolution_type === 'manual').length;
  const own = decisions.length - manual;
  return [
    ...(own > 0 ? [`${count(own, 'conflict')} resolved without a person`] : []),
    ...(manual > 0 ? [`${manual} by a person`] : []),
  ];
}

function ran(what: 'build' | 'tests', run: CommandRun | null): string {
  if (run?.kind !== 'ran') return `${what} skipped`;
  if (!succeeded(run)) return `${what} failed`;
  if (what === 'build') return 'build passed';
  return run.tests === null ? 'tests passed' : `${count(run.tests.passed, 'test')} passed`;
}

function stopSentence(stage: string | null, facts: Facts, state: SyncState | null): string {
  const where = stage === null ? 'Stopped' : `Stopped in ${titleOf(stage)}`;
  const own = facts.stages.find(({ name }) => name === stage)?.steps.at(-1)?.message;
  const why = state?.message ?? own ?? null;
  return why === null ? `${where}.` : `${where}: ${why.trim().replace(/\.$/, '')}.`;
}

function titleOf(stage: string): string {
  return stages.find(({ name }) => name === stage)?.title ?? sentence(stage);
}
