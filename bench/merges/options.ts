/**
 * The largest file that forks change, merged warm: `TRUST_UPSTREAM_REPO=/path/to/rust npx tsx bench/merges/options.ts`. Ours
 * is the older release's options.rs with 500 lines changed, theirs the newer release's. Both times are shown; exit 1 above
 * one second of processor time, which other work on the machine touches least. On a quiet one it is the time by the clock.
 */
import { spawnSync } from 'node:child_process';
import { loadParser } from '../../src/cli/knowledge.ts';
import { mergeFile } from '../../src/engine/merge/file.ts';
import { splitLines } from '../../src/engine/merge/lines.ts';
import { type Draw, generator, shuffled } from './mutation.ts';

const repository = process.env['TRUST_UPSTREAM_REPO'];
if (repository === undefined) {
  process.stderr.write('set TRUST_UPSTREAM_REPO to a clone of rust-lang/rust\n');
  process.exit(2);
}
const PATH = 'compiler/rustc_session/src/options.rs';
const STEPS = [
  ['1.85.0', '1.95.0'],
  ['1.90.0', '1.95.0'],
] as const;
const CHANGED = 500;
/** Merges before those that are timed: the first ones are compiled as they run. */
const WARMING = 3;
const RUNS = 5;
const MOST_MILLISECONDS = 1000;
/** The last of a line. */
const WORD = /\b[a-z]\w{3,}\b(?=[^\w]*$)/;
const parser = await loadParser();

for (const [from, to] of STEPS) {
  const [base, theirs] = [textAt(from), textAt(to)];
  const ours = changed(base, generator(1));
  const versions = { path: PATH, base, ours, theirs };
  for (let run = 1; run < WARMING; run++) mergeFile(parser, [], versions);
  const merge = mergeFile(parser, [], versions);
  const open = merge.kind === 'conflict' ? `${merge.conflicts.length} conflicts` : 'clean';
  const runs = Array.from({ length: RUNS }, () => {
    const [begun, clock] = [process.cpuUsage(), performance.now()];
    mergeFile(parser, [], versions);
    const { user, system } = process.cpuUsage(begun);
    return { cpu: (user + system) / 1000, wall: performance.now() - clock };
  });
  const cpu = median(runs.map((run) => run.cpu));
  const wall = median(runs.map((run) => run.wall));
  const sizes = [base, ours, theirs].map(({ length }) => `${Math.round(length / 1000)} KB`);
  process.stdout.write(
    `${from} to ${to}: ${sizes.join(', ')}; ${CHANGED} lines changed: ${open}, median of ${RUNS}: ${cpu.toFixed(0)} ms of a processor, ${wall.toFixed(0)} ms by the clock\n`,
  );
  if (cpu > MOST_MILLISECONDS) process.exitCode = 1;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Infinity;
}

function textAt(tag: string): string {
  const run = spawnSync('git', ['-C', repository ?? '', 'cat-file', 'blob', `${tag}:${PATH}`], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(`${tag}: ${run.stderr}`);
  return run.stdout;
}

/** In every other one a word is another, in front of the rest there is a comment. */
function changed(text: string, draw: Draw): string {
  const lines = splitLines(text);
  const worded = lines.flatMap((line, at) => (WORD.test(line) ? [at] : []));
  for (const [count, at] of shuffled(worded, draw).slice(0, CHANGED).entries()) {
    const line = lines[at] ?? '';
    lines[at] =
      count % 2 === 0 ? line.replace(WORD, '$&_fork') : `// fork: ${String(count)}\n${line}`;
  }
  return lines.join('');
}
