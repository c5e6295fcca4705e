/**
 * Real merges of manifests and locks against what people committed:
 * `tsx bench/merges/manifests.ts REPOSITORY... [--limit N] [--out FOLDER]`; N files of each kind of each repository, the differing
 * and the refused written to FOLDER.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'smol-toml';
import { type Chunk, cleanText } from '../../src/engine/merge/lines.ts';
import { mergeLock } from '../../src/engine/merge/manifest/lock/merge.ts';
import { mergeManifest } from '../../src/engine/merge/manifest/merge.ts';
import { SIDES, withMarkers } from '../../src/engine/merge/markers.ts';
import { manifestMerges, type RealMerge } from './histories.ts';

type Verdict = 'text' | 'value' | 'differs' | 'conflict' | 'null';

interface Scored {
  readonly verdict: Verdict;
  readonly gitClean: boolean;
  readonly gitEqual: boolean;
  readonly milliseconds: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { limit: { type: 'string', default: '100' }, out: { type: 'string' } },
});
const work = mkdtempSync(join(tmpdir(), 'manifests-'));
for (const [kind, pattern, merge] of [
  ['Cargo.toml', '*Cargo.toml', mergeManifest],
  ['Cargo.lock', '*Cargo.lock', mergeLock],
] as const) {
  const all = positionals.map((repository) => {
    const merges = manifestMerges(repository, pattern, Number(values.limit));
    return { repository, scored: merges.map((one) => score(kind, merge, one)) };
  });
  for (const { repository, scored } of all) show(`${kind} ${repository}`, scored);
  show(
    `${kind} all`,
    all.flatMap(({ scored }) => scored),
  );
}
rmSync(work, { recursive: true });

function score(
  kind: string,
  merge: (texts: RealMerge) => readonly Chunk[] | null,
  real: RealMerge,
): Scored {
  const begun = performance.now();
  const chunks = merge(real);
  const milliseconds = performance.now() - begun;
  const text = chunks === null ? null : cleanText(chunks);
  const git = gitMerge(real);
  const verdict =
    chunks === null ? 'null' : text === null ? 'conflict' : equality(text, real.merged);
  if (verdict !== 'text' && verdict !== 'value')
    keep(`${kind}-${git === null ? 'git-conflict' : 'git-clean'}`, verdict, real, chunks);
  return {
    verdict,
    gitClean: git !== null,
    gitEqual: git !== null && meaning(git) === meaning(real.merged),
    milliseconds,
  };
}

function gitMerge(real: RealMerge): string | null {
  const files = (['ours', 'base', 'theirs'] as const).map((side) => {
    const file = join(work, side);
    writeFileSync(file, real[side]);
    return file;
  });
  const { status, stdout } = spawnSync('git', ['merge-file', '-p', ...files], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return status === 0 ? stdout : null;
}

function equality(text: string, merged: string): Verdict {
  if (text === merged) return 'text';
  return meaning(text) === meaning(merged) ? 'value' : 'differs';
}

/** The values, keys in order, lists of strings sorted, `"1"` of a dependency as `{ version = "1" }`. */
function meaning(text: string): string {
  try {
    return JSON.stringify(canonical(parse(text), []));
  } catch {
    return text;
  }
}

function canonical(value: unknown, path: readonly string[]): unknown {
  if (Array.isArray(value)) {
    const list: unknown[] = value.map((one) => canonical(one, path));
    return list.every((one) => typeof one === 'string') ? list.sort() : list;
  }
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(pairs.map(([key, one]) => [key, canonical(one, [...path, key])]));
  }
  const requirement = path.at(-2)?.endsWith('dependencies') === true && typeof value === 'string';
  return requirement ? { version: value } : typeof value === 'bigint' ? `${value}` : value;
}

function keep(
  kind: string,
  verdict: Verdict,
  real: RealMerge,
  chunks: readonly Chunk[] | null,
): void {
  if (values.out === undefined) return;
  const name = `${real.commit.slice(0, 10)}-${real.path.replaceAll('/', '+')}`;
  const folder = join(values.out, kind, verdict, name);
  mkdirSync(folder, { recursive: true });
  for (const side of ['base', 'ours', 'theirs', 'merged'] as const)
    writeFileSync(join(folder, side), real[side]);
  if (chunks === null) return;
  const result = withMarkers(real.path, chunks, SIDES, () => null).text;
  writeFileSync(join(folder, 'result'), result);
}

function show(title: string, scored: readonly Scored[]): void {
  const count = (verdict: Verdict): number =>
    scored.filter((one) => one.verdict === verdict).length;
  const conflicts = scored.filter((one) => !one.gitClean);
  const ours = (list: readonly Scored[]): string => {
    const clean = list.filter(({ verdict }) => /^(?:text|value|differs)$/.test(verdict));
    const equal = (verdict: Verdict): number =>
      list.filter((one) => one.verdict === verdict).length;
    return `ours clean ${clean.length}: equal in text ${equal('text')}, in value ${equal('value')}, differs ${equal('differs')}`;
  };
  const times = scored.map((one) => one.milliseconds).sort((a, b) => a - b);
  const at = (part: number): string =>
    (times[Math.floor((times.length - 1) * part)] ?? 0).toFixed(0);
  const { length } = scored;
  const gitEqual = scored.filter((one) => one.gitEqual).length;
  process.stdout.write(
    `${title}: ${length} merges; refused ${count('conflict')} with conflicts, ${count('null')} not read\n` +
      `  git conflicts ${conflicts.length}; ${ours(conflicts)}\n` +
      `  git clean ${length - conflicts.length}, equal in value ${gitEqual}; ${ours(scored.filter((one) => one.gitClean))}\n` +
      `  milliseconds: median ${at(0.5)}, 99th percentile ${at(0.99)}, most ${at(1)}\n`,
  );
}
