/** A step: the smallest thing a sync does, repeats or takes up again. */
import type { ProblemKind } from '../base/problem.ts';
import type { SyncContext } from './context.ts';
import { stored } from './stored.ts';

export const STAGES = ['prepare', 'rebase', 'adapt', 'build', 'test', 'finalize'] as const;
export type StageName = (typeof STAGES)[number];

/** Why a sync stands still; it keeps its state and can be resumed or rolled back. */
export type StopKind = Extract<
  ProblemKind,
  'conflicts' | 'build-failed' | 'tests-failed' | 'moved' | 'dirty'
>;

export type StepResult =
  | { readonly kind: 'done'; readonly output: unknown; readonly message?: string }
  | { readonly kind: 'skipped'; readonly output: unknown; readonly message: string }
  | {
      readonly kind: 'stopped';
      readonly why: StopKind;
      readonly output: unknown;
      readonly message: string;
      readonly fix: string;
    };

/** Outputs of the steps before, by `stage/step`. */
export type Outputs = ReadonlyMap<string, unknown>;

/** Keeps what a step has reached before it is done: what `previous` will be if the process dies now. */
export type Save = (output: unknown) => void;

/**
 * `run` may be killed anywhere and called again: it must reach the same end from any point it can have got to.
 * `previous` is what it saved, or gave when it stopped, last time.
 */
export interface Step {
  readonly stage: StageName;
  readonly name: string;
  run(context: SyncContext, outputs: Outputs, previous: unknown, save: Save): Promise<StepResult>;
}

/** What an earlier step gave. Throws when it has not run: a mistake in the order of the steps. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export function outputOf<T>(outputs: Outputs, key: string): T {
  if (!outputs.has(key)) throw new Error(`step ${key} has not run`);
  return stored<T>(outputs.get(key));
}
