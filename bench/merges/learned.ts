/**
 * What learning from persons would have done with real merges: every conflict left by us teaches, and is met again by the
 * conflicts of all other cases: `npm run bench:learned -- CASES [--only TEXT] [--verbose]`. CASES as in `cases.ts`.
 */
import { parseArgs } from 'node:util';
import { loadParser } from '../../src/cli/knowledge.ts';
import type { Checks } from '../../src/engine/learn/checks.ts';
import { learnFrom, type MarkedFile, piecesOf } from '../../src/engine/learn/learn.ts';
import type { Lesson } from '../../src/engine/learn/lesson.ts';
import { offersFor } from '../../src/engine/learn/offer.ts';
import { resolvedConflicts } from '../../src/engine/learn/resolved.ts';
import { wordsOf } from '../../src/engine/learn/words.ts';
import { mergeFile } from '../../src/engine/merge/file.ts';
import { NO_LIMIT, timeLimit } from '../../src/engine/merge/limit.ts';
import { type Case, casesIn } from './cases.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    verbose: { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  process.stderr.write('which folder of merges? npm run bench:learned -- CASES\n');
  process.exit(2);
}
const parser = await loadParser();
const limit = timeLimit(() => performance.now(), 10);

interface Met {
  readonly id: string;
  readonly checks: Checks;
  readonly file: MarkedFile;
  /** What people made of each conflict. */
  readonly resolutions: readonly (string | null)[];
  readonly lessons: readonly Lesson[];
}

const met = casesIn(folder)
  .filter(({ id }) => id.includes(values.only))
  .flatMap((one) => {
    const found = conflicted(one);
    return found === null ? [] : [found];
  });

const counts = new Map<string, number>();
for (const one of met) judge(one);
const lessons = met.flatMap((one) => one.lessons);
const shapes = new Set(lessons.map(({ shape_text }) => shape_text));
process.stdout.write(
  `${met.length} files in conflict; ${lessons.length} conflicts teach ${shapes.size} shapes\n`,
);
for (const [what, figure] of [...counts].sort(([a], [b]) => a.localeCompare(b)))
  process.stdout.write(`${figure}\t${what}\n`);

function conflicted(one: Case): Met | null {
  const { base, ours, theirs, id } = one;
  const file = mergeFile(parser, [], { path: id, base, ours, theirs }, undefined, limit());
  if (file.kind === 'clean') return null;
  const origin = { sync_id: id, patch: '', file_path: id, line: 1, created_at: '' };
  const learned = learnFrom(parser, id, file, one.merged).flatMap((lesson) =>
    lesson === null
      ? []
      : [
          {
            shape_text: lesson.shape.text,
            template: lesson.template,
            safe: true,
            origins: [origin],
          },
        ],
  );
  return {
    id,
    checks: { parser, hooks: [], watch: NO_LIMIT, texts: { base, ours, theirs } },
    file,
    resolutions: resolvedConflicts(piecesOf(file) ?? [], one.merged),
    lessons: learned,
  };
}

/** Its conflicts against what all other cases teach. */
function judge(one: Met): void {
  const others = new Map<string, Lesson>();
  for (const { id, lessons: taught } of met)
    for (const lesson of id === one.id ? [] : taught)
      others.set(JSON.stringify([lesson.shape_text, lesson.template]), lesson);
  const offered = offersFor(one.checks, one.file, [...others.values()]);
  one.resolutions.forEach((resolution, at) => {
    const offers = offered?.conflicts[at]?.offers ?? [];
    count('conflicts');
    if (resolution === null) return count('conflicts: what people made of it is not told');
    if (offers.length === 0) return;
    const [offer] = offers;
    const right = offers.some(({ text }) => spelled(text) === spelled(resolution));
    count(`offered, ${right ? 'people did so' : 'people did otherwise'}`);
    if (offers.length > 1 || offer === undefined) return count('ambiguous: more than one offered');
    const passed = offer.failed === null ? 'passes every check' : 'fails a check';
    count(`one offered, ${passed}, ${right ? 'people did so' : 'people did otherwise'}`);
    if (values.verbose && offer.failed === null)
      process.stdout.write(
        `${right ? 'RIGHT' : 'WRONG'} ${one.id} line ${one.file.conflicts[at]?.line ?? 0}\n${offer.shape_text}\noffered:\n${offer.text}people:\n${resolution}\n`,
      );
  });
}

function count(what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

/** Without layout. */
function spelled(text: string): string {
  return JSON.stringify(
    wordsOf(text)
      ?.filter(({ kind }) => kind !== 'layout')
      .map((word) => word.text) ?? text,
  );
}
