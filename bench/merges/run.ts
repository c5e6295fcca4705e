/**
 * Real merges against what people committed: `npm run bench:merges -- CASES [--json FILE] [--only TEXT]`, CASES a folder of
 * `repository/case/{base,left,right,merged}.rs`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadParser } from '../../src/cli/knowledge.ts';
import { parseOnce } from '../../src/engine/intents/parse-once.ts';
import { cleanText, mergeLines } from '../../src/engine/merge/lines.ts';
import { SIDES, withMarkers } from '../../src/engine/merge/markers.ts';
import { conflictLines, mergeStructure } from '../../src/engine/merge/structure/merge.ts';
import { unformatted, unordered } from './canonical.ts';

type Verdict = 'exact' | 'format' | 'order' | 'differs' | 'conflict';

interface Scored {
  readonly case: string;
  readonly verdict: Verdict;
  readonly lines: number;
  readonly gitLines: number;
  readonly milliseconds: number;
}

const [cases = '', ...rest] = process.argv.slice(2);
const option = (name: string): string | null => rest[rest.indexOf(name) + 1] ?? null;
const only = rest.includes('--only') ? option('--only') : null;
const out = rest.includes('--out') ? option('--out') : null;
const packing = await loadParser();
const scored: Scored[] = [];
for (const repository of readdirSync(cases).sort()) {
  for (const name of readdirSync(join(cases, repository)).sort()) {
    const id = `${repository}/${name}`;
    if (only !== null && !id.includes(only)) continue;
    scored.push(score(id));
  }
}
show();

function score(id: string): Scored {
  const folder = join(cases, id);
  const read = (file: string): string => readFileSync(join(folder, `${file}.rs`), 'utf8');
  const [base, ours, theirs, merged] = [read('base'), read('left'), read('right'), read('merged')];
  const begun = performance.now();
  const parser = parseOnce(packing);
  const texts = { base, ours, theirs };
  const lines = mergeLines(base, ours, theirs);
  const chunks =
    cleanText(lines) === null ? (mergeStructure(parser, texts, lines) ?? lines) : lines;
  const milliseconds = performance.now() - begun;
  const clean = cleanText(chunks);
  const git = spawnSync(
    'git',
    ['merge-file', '-p', ...['left', 'base', 'right'].map((one) => join(folder, `${one}.rs`))],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const text = clean ?? withMarkers(id, chunks, SIDES, () => null).text;
  if (out !== null) {
    mkdirSync(join(out, repositoryOf(id)), { recursive: true });
    writeFileSync(join(out, `${id}.rs`), text);
  }
  const verdict = clean === null ? 'conflict' : equality(clean, merged);
  return {
    case: id,
    verdict,
    lines: conflictLines(chunks),
    gitLines: markedLines(git.stdout),
    milliseconds,
  };
}

function repositoryOf(id: string): string {
  return id.split('/')[0] ?? '';
}

function equality(text: string, merged: string): Verdict {
  if (text === merged) return 'exact';
  if (unformatted(text) === unformatted(merged)) return 'format';
  return unordered(packing.parse(text)) === unordered(packing.parse(merged)) ? 'order' : 'differs';
}

/** Lines of both sides inside git's markers. */
function markedLines(text: string): number {
  let count = 0;
  let inside = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('<<<<<<< ')) inside = true;
    else if (line.startsWith('>>>>>>> ')) inside = false;
    else if (inside && line !== '=======') count++;
  }
  return count;
}

function show(): void {
  const count = (verdict: Verdict): number =>
    scored.filter((one) => one.verdict === verdict).length;
  const sum = (of: (one: Scored) => number): number =>
    scored.reduce((total, one) => total + of(one), 0);
  const clean = scored.length - count('conflict');
  const equal = count('exact') + count('format') + count('order');
  const times = scored.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (part: number): string =>
    (times[Math.floor((times.length - 1) * part)] ?? 0).toFixed(0);
  for (const repository of new Set(scored.map((one) => repositoryOf(one.case)))) row(repository);
  process.stdout.write(
    [
      `${scored.length} merges: clean ${clean} (${share(clean, scored.length)}); of these exact ${count('exact')}, but for format ${count('format')}, but for order ${count('order')}, differ ${count('differs')}`,
      `equal up to format and order: ${share(equal, scored.length)} of all, ${share(equal, clean)} of the clean`,
      `conflict lines ${sum((one) => one.lines)} of git's ${sum((one) => one.gitLines)} (${share(
        sum((one) => one.lines),
        sum((one) => one.gitLines),
      )}); more than git's on ${scored.filter((one) => one.lines > one.gitLines).length}`,
      `time a file: median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms, most ${at(1)} ms`,
      '',
    ].join('\n'),
  );
  if (out !== null) writeFileSync(join(out, 'scores.json'), `${JSON.stringify(scored, null, 1)}\n`);
}

function share(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)}%`;
}

/** One repository: merges, clean, equal up to format and order, lines in conflicts of git's. */
function row(repository: string): void {
  const own = scored.filter((one) => repositoryOf(one.case) === repository);
  const clean = own.filter(({ verdict }) => verdict !== 'conflict');
  const equal = clean.filter(({ verdict }) => verdict !== 'differs');
  const lines = own.reduce((total, one) => total + one.lines, 0);
  const gitLines = own.reduce((total, one) => total + one.gitLines, 0);
  process.stdout.write(
    `${repository.padEnd(28)} ${own.length} merges, ${clean.length} clean, ${equal.length} equal; conflict lines ${lines} of ${gitLines}\n`,
  );
}
