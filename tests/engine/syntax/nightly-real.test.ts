import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { realUpstream } from '../../support/real-upstream.ts';
import { rustParser } from '../../support/rust-parser.ts';

/** Largest share of files under `compiler/` that may have errors. */
const BOUNDS: readonly [tag: string, share: number][] = [
  ['1.60.0', 0.005],
  ['1.73.0', 0.005],
  ['1.85.0', 0.005],
  ['1.90.0', 0.005],
  ['1.95.0', 5 / 2088],
];

function git(args: readonly string[], input = ''): Buffer {
  return execFileSync('git', ['-C', realUpstream ?? '', ...args], { input, maxBuffer: 2 ** 29 });
}

function hasTag(tag: string): boolean {
  return realUpstream !== undefined && git(['tag', '--list', tag]).length > 0;
}

/** Texts of the Rust files, by one `git cat-file --batch`. */
function* rustFiles(tag: string): Generator<string> {
  const paths = git(['ls-tree', '-r', '--name-only', tag, 'compiler/']).toString().split('\n');
  const wanted = paths.filter((path) => path.endsWith('.rs')).map((path) => `${tag}:${path}\n`);
  const out = git(['cat-file', '--batch'], wanted.join(''));
  for (let at = 0; at < out.length;) {
    const line = out.indexOf('\n', at);
    const size = Number(out.subarray(at, line).toString().split(' ')[2]);
    yield out.subarray(line + 1, line + 1 + size).toString();
    at = line + 1 + size + 1;
  }
}

describe('real rustc (skipped unless TRUST_UPSTREAM_REPO is set and has the tag)', () => {
  for (const [tag, share] of BOUNDS) {
    test.skipIf(!hasTag(tag))(
      `nearly every file of ${tag} is read without errors`,
      async () => {
        const parser = await rustParser();
        let files = 0;
        let broken = 0;
        for (const source of rustFiles(tag)) {
          files++;
          if (parser.parse(source).errors.length > 0) broken++;
        }
        expect(files).toBeGreaterThan(1000);
        expect(broken / files).toBeLessThanOrEqual(share);
      },
      180_000,
    );
  }
});
