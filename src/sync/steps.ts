/** The six stages as data, in the order they run. */
import type { Step } from './step.ts';
import { adaptSteps } from './steps/adapt.ts';
import { buildSteps, testSteps } from './steps/build.ts';
import { finalizeSteps } from './steps/finalize.ts';
import { prepareSteps } from './steps/prepare.ts';
import { rebaseSteps } from './steps/rebase.ts';

export const STEPS: readonly Step[] = [
  ...prepareSteps,
  ...rebaseSteps,
  ...adaptSteps,
  ...buildSteps,
  ...testSteps,
  ...finalizeSteps,
];
