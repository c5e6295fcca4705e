/** What the program says of the drawn changes: each release step analysed once, with the fixed fork standing on it. */
import { UNLIMITED } from '../../src/engine/merge/limit.ts';
import { gitOpener } from '../../src/adapters/git/opener.ts';
import { compare } from '../../src/analyze/compare.ts';
import { impactOf } from '../../src/analyze/impact.ts';
import { nothingKept, type Comparer } from '../../src/analyze/request.ts';
import { readKnowledge } from '../../src/cli/knowledge.ts';
import { configSchema } from '../../src/config/schema.ts';
import type { PackingParser } from '../../src/engine/syntax/parser.ts';
import type {
  AffectedFile,
  ImpactClass,
  ImpactItem,
  ImpactReport,
} from '../../src/ports/impact.ts';
import { releaseCommit } from '../../src/sync/begin.ts';
import type { Change } from './changes.ts';
import { forkOn } from './fork.ts';
import { STEPS } from './history.ts';

export interface Answer {
  readonly class: ImpactClass;
  readonly reason: string;
}

/** By the change's id, steps in turn; `onStep` hears each report. */
export async function answersTo(
  upstream: string,
  changes: readonly Change[],
  onStep: (step: string, seconds: number) => void,
): Promise<Map<number, Answer>> {
  const known = await readKnowledge(configSchema.parse({}));
  const reader = await gitOpener.open(upstream);
  const comparer = (): Comparer => comparerOf(known.parser);
  const clock = { now: () => new Date(0) };
  const analyst = { ...known, comparer, kept: nothingKept, clock, limit: UNLIMITED };
  const answers = new Map<number, Answer>();
  try {
    for (const { from, to } of STEPS) {
      const own = changes.filter((change) => change.from === from && change.to === to);
      if (own.length === 0) continue;
      const begun = performance.now();
      const scratch = await gitOpener.openScratch(upstream, []);
      try {
        const base = { name: from, commit: await releaseCommit(reader, from) };
        const target = { name: to, commit: await releaseCommit(reader, to) };
        const fork = await forkOn(scratch, known.parser, known.hooks, base.commit);
        const question = { upstream: reader, from: base, to: target, fork };
        const report = await impactOf(analyst, question);
        for (const change of own) answers.set(change.id, answerTo(change, report));
      } finally {
        await scratch.close();
      }
      onStep(`${from} → ${to}`, (performance.now() - begun) / 1000);
    }
  } finally {
    await reader.close();
  }
  return answers;
}

function comparerOf(parser: PackingParser): Comparer {
  return {
    compare: (job) => Promise.resolve(compare(parser, job)),
    close: () => Promise.resolve(),
  };
}

/** A report names every changed item of the integration points, and elsewhere those that concern the fork. */
function answerTo(change: Change, report: ImpactReport): Answer {
  const found = report.affected_files
    .flatMap((file) => file.items.map((item) => ({ item, fit: fitOf(change, file, item) })))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)[0]?.item;
  if (found === undefined) return { class: 'SAFE', reason: '(not in the report)' };
  return { class: found.class, reason: found.reason };
}

/** On how many sides the item is the one that changed: 0 for another. */
function fitOf(change: Change, file: AffectedFile, item: ImpactItem): number {
  const { file_before, file_after, lines } = change;
  const named = item.path === change.path;
  const alike = item.kind === change.kind;
  if (!named && !alike) return 0;
  const meets = (side: 'before' | 'after', path: string | null, at: string): boolean => {
    const [first] = lines[side];
    const own = item.lines[side];
    if (first === undefined || own === null || path !== at) return false;
    const within = own.start <= first.start && first.end <= own.end;
    return within || (named && own.start <= first.end && first.start <= own.end);
  };
  const before = [file_before, file_after].some((path) => meets('before', path, file.path));
  const after = meets('after', file_after, item.moved_to ?? file.path);
  const sides = Number(before) + Number(after);
  return sides === 0 ? 0 : sides + (named ? 0.5 : 0) + (alike ? 0.25 : 0);
}
