/** What a fork builds on in upstream's crates: reported, and as places for the analysis to look into. */
import type { Hook } from '../../engine/intents/hooks.ts';
import { namesIn } from '../../engine/syntax/names.ts';
import type { RustParser } from '../../engine/syntax/parser.ts';
import type { GitReader, ObjectId } from '../../ports/git.ts';
import type { DependencyReport } from '../../ports/impact.ts';
import { crateReader } from './crate-reader.ts';
import { dependencyReport, type DeclaredDependency } from './report.ts';
import { forkCode, hookCode, usedBy } from './used-by.ts';
import { watchedDefinitions, type WatchedDefinition } from './watched.ts';

export interface DependencyQuestion {
  readonly upstream: Pick<GitReader, 'blob' | 'files'>;
  readonly parser: RustParser;
  readonly declared: readonly DeclaredDependency[];
  readonly hooks: readonly Hook[];
  /** Commits of upstream. */
  readonly from: ObjectId;
  readonly to: ObjectId;
  /** `null`: only what is declared is followed. `base` is the release that the fork stands on. */
  readonly fork: {
    readonly git: Pick<GitReader, 'blob' | 'changes'>;
    readonly base: ObjectId;
    readonly tip: ObjectId;
  } | null;
}

export interface Dependencies {
  readonly report: DependencyReport;
  readonly watched: readonly WatchedDefinition[];
  /** Every identifier in the fork's own code, `*` for a glob import; `null` when it was not read. */
  readonly used: ReadonlySet<string> | null;
}

export async function dependenciesOf(question: DependencyQuestion): Promise<Dependencies> {
  const { upstream, parser, declared, hooks, from, to, fork } = question;
  const code = fork === null ? null : await forkCode(fork.git, parser, fork.base, fork.tip);
  const uses = code === null ? null : usedBy([...code, ...hookCode(parser, hooks)]);
  const at = crateReader(upstream, parser);
  const report = await dependencyReport(declared, uses, { before: at(from), after: at(to) });
  const used = code === null ? null : new Set(code.flatMap(({ tree }) => [...namesIn(tree)]));
  if (uses?.some(({ path, at: { hook } }) => hook === null && path.endsWith('::*')) === true) {
    used?.add('*');
  }
  return { report, watched: watchedDefinitions(report), used };
}
