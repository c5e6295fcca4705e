/** Everything that can stop a command, as seen by whoever has to act on it. */

export type ProblemKind =
  | 'internal'
  | 'usage'
  | 'not-yet'
  | 'config'
  | 'unknown-version'
  | 'not-a-repository'
  | 'missing-path'
  | 'unreadable-input'
  | 'no-base'
  | 'git'
  | 'conflicts'
  | 'build-failed'
  | 'tests-failed'
  | 'no-source'
  | 'locked'
  | 'behind'
  | 'hooks'
  | 'threads'
  | 'moved'
  | 'dirty'
  | 'nothing-to-do'
  | 'state'
  | 'interrupted';

interface Advice {
  readonly exit: number;
  readonly title: string;
  readonly fix: string;
}

const ADVICE: { readonly [K in ProblemKind]: Advice } = {
  internal: {
    exit: 1,
    title: 'internal error',
    fix: 'run again with --verbose and report the trace',
  },
  usage: { exit: 2, title: 'bad usage', fix: 'see trust-upstream --help' },
  'not-yet': { exit: 2, title: 'not built yet', fix: 'see README, section "What works today"' },
  config: { exit: 2, title: 'bad configuration', fix: 'correct the named key' },
  'unknown-version': { exit: 2, title: 'unknown version', fix: 'choose one of the known releases' },
  'not-a-repository': { exit: 2, title: 'not a repository', fix: 'name a git repository' },
  'missing-path': { exit: 2, title: 'path not found', fix: 'check the path at that version' },
  'unreadable-input': { exit: 2, title: 'unreadable input', fix: 'check the named file' },
  'no-base': { exit: 2, title: 'unknown base', fix: 'set fork.base in trust-upstream.toml' },
  git: { exit: 1, title: 'git failed', fix: 'see the message of git' },
  conflicts: { exit: 3, title: 'conflicts need a person', fix: 'resolve them, then sync --resume' },
  'build-failed': { exit: 4, title: 'build failed', fix: 'see the build log, then sync --resume' },
  'tests-failed': { exit: 4, title: 'tests failed', fix: 'see the test log, then sync --resume' },
  'no-source': {
    exit: 5,
    title: 'no release source reached',
    fix: 'check --upstream and the network',
  },
  locked: { exit: 6, title: 'another sync is running', fix: 'wait for it, or stop it' },
  behind: {
    exit: 7,
    title: 'behind upstream',
    fix: 'run trust-upstream sync --to the next release',
  },
  hooks: { exit: 1, title: 'hooks do not hold', fix: 'see trust-upstream hooks check' },
  threads: { exit: 1, title: 'stopped', fix: 'run again' },
  moved: { exit: 1, title: 'the branch moved meanwhile', fix: 'run sync --resume' },
  dirty: {
    exit: 1,
    title: 'the checkout has changes',
    fix: 'commit or stash them, then sync --resume',
  },
  'nothing-to-do': { exit: 2, title: 'nothing to do', fix: 'see trust-upstream status' },
  state: { exit: 1, title: 'state cannot be used', fix: 'check the state folder (--state)' },
  interrupted: { exit: 1, title: 'interrupted', fix: 'run sync --resume to go on' },
};

/** A failure that a person can act on; anything else thrown is a bug. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly fix: string;

  /**
   * @param kind what stopped the command; decides the exit code
   * @param message what is wrong and where, in one line
   * @param fix what to do about it; the kind's own advice when left out
   */
  constructor(kind: ProblemKind, message: string, fix?: string) {
    super(message);
    this.name = 'Problem';
    this.kind = kind;
    this.fix = fix ?? ADVICE[kind].fix;
  }

  get exit(): number {
    return ADVICE[this.kind].exit;
  }

  get title(): string {
    return ADVICE[this.kind].title;
  }
}
