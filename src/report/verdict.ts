/** One sentence that tells how a sync stands. */
import type { SyncState } from '../ports/history.ts';
import type { SyncReport, Verdict } from './model.ts';
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
  const [build, tests] = [outcome('build', facts), outcome('tests', facts)];
  const did = listed([...replayed, ...resolved(facts), build.words, tests.words]);
  return {
    tone: build.passed && tests.passed ? 'success' : 'attention',
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

/** Where the run itself is not on record, the stage tells whether it passed. */
function outcome(what: 'build' | 'tests', facts: Facts): { passed: boolean; words: string } {
  const run = facts[what];
  const stage = facts.stages.find(({ name }) => name === (what === 'build' ? 'build' : 'test'));
  if (run?.kind === 'skipped' || stage?.status === 'skipped') {
    return { passed: false, words: `${what} skipped` };
  }
  if (run === null) {
    const passed = stage?.status === 'done';
    return { passed, words: passed ? `${what} passed` : `${what} not run` };
  }
  if (!succeeded(run)) return { passed: false, words: `${what} failed` };
  const tests = what === 'tests' && run.kind === 'ran' ? run.tests : null;
  return { passed: true, words: `${tests === null ? what : count(tests.passed, 'test')} passed` };
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
