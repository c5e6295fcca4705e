/** `timed-merge.ts shuffled|edited FUNCTIONS SECONDS RUNS`: prints the milliseconds of the fastest run, for a test to stop. */
import { mergeFile } from '../../src/engine/merge/file.ts';
import { timeLimit } from '../../src/engine/merge/limit.ts';
import { SIDES } from '../../src/engine/merge/markers.ts';
import { rustParser } from './rust-parser.ts';

const [kind, functions, seconds, runs] = process.argv.slice(2);
const parser = await rustParser();
const numbers = Array.from({ length: Number(functions) }, (_, at) => at);
const versions = kind === 'shuffled' ? shuffled() : edited();
const limit = timeLimit(() => performance.now(), Number(seconds));
const times = Array.from({ length: Number(runs) }, () => {
  const begun = performance.now();
  mergeFile(parser, [], { path: 'src/case.rs', ...versions }, SIDES, limit());
  return performance.now() - begun;
});
process.stdout.write(String(Math.min(...times)));

/** Each side has the functions in an order of its own: nearly every line differs, nearly all stand in all three. */
function shuffled(): { base: string; ours: string; theirs: string } {
  const inSteps = (step: number): string =>
    numbers
      .map((at) => (at * step) % numbers.length)
      .map((at) => `fn f${String(at)}() { call(${String(at)}); }\n`)
      .join('');
  return { base: inSteps(1), ours: inSteps(1009), theirs: inSteps(1741) };
}

/** Every eighth function is edited by ours, every eighth other one by theirs, every 64th by both. */
function edited(): { base: string; ours: string; theirs: string } {
  const text = (word: string, edits: (at: number) => boolean): string =>
    numbers
      .map(
        (at) =>
          `fn f${String(at)}() {\n    first();\n    ${edits(at) ? word : 'old'}(${String(at)});\n}\n`,
      )
      .join('\n');
  return {
    base: text('old', () => false),
    ours: text('ours', (at) => at % 8 === 0),
    theirs: text('theirs', (at) => at % 8 === 4 || at % 64 === 0),
  };
}
