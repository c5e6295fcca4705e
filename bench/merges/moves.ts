/**
 * Functions that really moved from one release of rustc to the next, each with an edit of the fork:
 * `TRUST_UPSTREAM_REPO=/path/to/rust npm run bench:moves -- [FROM-TO...] [--swapped] [--verbose]`. Fails when an edit
 * came out wrong.
 */
import { parseArgs } from 'node:util';
import { loadParser } from '../../src/cli/knowledge.ts';
import { parseOnce } from '../../src/engine/intents/parse-once.ts';
import { type EditKind, follow, withEdit } from './followed.ts';
import { changedFiles, movedFunctions, type MovedFunction } from './moved-functions.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    swapped: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});
const repository = process.env['TRUST_UPSTREAM_REPO'];
if (repository === undefined) {
  process.stderr.write('set TRUST_UPSTREAM_REPO to a clone of rust-lang/rust\n');
  process.exit(2);
}
const STEPS = ['1.70.0-1.71.0', '1.71.0-1.72.0', '1.72.0-1.73.0'];
const KINDS: readonly EditKind[] = ['statement', 'argument'];
const WAYS = ['to another file', 'inside the file'] as const;
const parser = await loadParser();

let wrong = 0;
for (const step of positionals.length > 0 ? positionals : STEPS) {
  const [from = '', to = ''] = step.split('-');
  const files = changedFiles(repository, from, to);
  const once = parseOnce(parser);
  const moves = movedFunctions(once, files);
  for (const way of WAYS) {
    for (const same of [true, false]) {
      const chosen = moves.filter((move) => wayOf(move) === way && move.same === same);
      const counts = count(chosen);
      wrong += counts.get('wrong') ?? 0;
      const figures = [...counts].map(([verdict, figure]) => `${verdict} ${figure}`).join(', ');
      process.stdout.write(
        `${step}  ${way}, ${same ? 'as it was' : 'and changed'}: ${chosen.length} functions; edits ${figures || 'none'}\n`,
      );
    }
  }

  function count(chosen: readonly MovedFunction[]): Map<string, number> {
    const counts = new Map<string, number>();
    const add = (key: string): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const [seed, move] of chosen.entries()) {
      for (const kind of KINDS) {
        const edited = withEdit(move, kind, seed);
        if (edited === null) continue;
        const begun = performance.now();
        const { verdict, openAlone } = follow(once, files, move, edited, values.swapped);
        add(verdict);
        if (openAlone) add('conflict with each file merged alone');
        if (!values.verbose && verdict !== 'wrong') continue;
        const time = `${(performance.now() - begun).toFixed(0)} ms${openAlone ? ', a conflict alone' : ''}`;
        process.stdout.write(
          `  ${verdict}: ${kind} in ${move.name}, ${move.from.path} to ${move.to.path}, ${time}\n`,
        );
      }
    }
    return counts;
  }
}
if (wrong > 0) process.exitCode = 1;

function wayOf({ from, to }: MovedFunction): (typeof WAYS)[number] {
  return from === to ? 'inside the file' : 'to another file';
}
