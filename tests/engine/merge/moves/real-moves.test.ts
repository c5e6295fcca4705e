/** On real rustc: no edit of a function that moved goes astray. All of them: `npm run bench:moves`. */
import { describe, expect, it } from 'vitest';
import { follow, withEdit } from '../../../../bench/merges/followed.ts';
import { changedFiles, movedFunctions } from '../../../../bench/merges/moved-functions.ts';
import { parseOnce } from '../../../../src/engine/intents/parse-once.ts';
import { realUpstream } from '../../../support/real-upstream.ts';
import { rustParser } from '../../../support/rust-parser.ts';

if (realUpstream === undefined)
  console.warn('TRUST_UPSTREAM_REPO is not set: moves are not followed on real rustc');

describe.skipIf(realUpstream === undefined)('from 1.71.0 to 1.72.0', async () => {
  const once = parseOnce(await rustParser());

  it.each([false, true])(
    'edits go along with functions to other files (sides swapped: %s)',
    { timeout: 300_000 },
    (swapped) => {
      const files = changedFiles(realUpstream ?? '', '1.71.0', '1.72.0').filter(({ path }) =>
        /rustc_(?:monomorphize|codegen_llvm|codegen_ssa)\/.*\.rs$/.test(path),
      );
      const moves = movedFunctions(once, files).filter(({ from, to }) => from !== to);
      const verdicts = moves.flatMap((move, seed) => {
        const edited = withEdit(move, 'argument', seed) ?? withEdit(move, 'statement', seed);
        if (edited === null) return [];
        return `${move.name}: ${follow(once, files, move, edited, swapped).verdict}`;
      });
      expect(verdicts.filter((verdict) => !verdict.endsWith(': followed'))).toEqual([]);
      expect(verdicts.length).toBeGreaterThan(12);
    },
  );
});
