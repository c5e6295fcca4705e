/** A fork of rustc 1.85.0 with thirty hunks of many kinds: its hooks give it back, and go on to later releases. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { type Declared, hooksDeclared } from '../../src/engine/intents/declared.ts';
import { deriveHooks } from '../../src/engine/intents/hooks.ts';
import { inferHooks } from '../../src/engine/intents/infer/file.ts';
import { insertHooks } from '../../src/engine/intents/insert.ts';
import { edited, plainEdits } from '../support/plain-fork.ts';
import { realUpstream } from '../support/real-upstream.ts';
import { rustParser } from '../support/rust-parser.ts';

const edits = plainEdits('thirty-hunks');

function upstream(version: string, path: string): string {
  return execFileSync('git', ['-C', realUpstream ?? '', 'show', `${version}:${path}`], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
}

const tags =
  realUpstream === undefined
    ? []
    : execFileSync('git', ['-C', realUpstream, 'tag'], { encoding: 'utf8' }).split('\n');

/** What cannot be put into a later release, and why. */
const LOST: Readonly<Record<string, readonly RegExp[]>> = {
  // The arm's nearest neighbour that is left takes everything: behind it the hook would never be reached.
  '1.90.0': [
    /check_private_in_public/,
    /no enum OutputType/,
    /no impl OutputType/,
    /no impl OutputType/,
    /sym::rustc_std_internal_symbol, \.\.\] and \[sym::naked, \.\.\] not found/,
  ],
  '1.95.0': [
    /check_private_in_public/,
    /no enum OutputType/,
    /no impl OutputType/,
    /no impl OutputType/,
    /sym::rustc_std_internal_symbol, \.\.\] and \[sym::naked, \.\.\] not found/,
  ],
};

describe.skipIf(!tags.includes('1.85.0'))('the hooks of a fork with thirty hunks', async () => {
  const parser = await rustParser();
  const files = [...new Set(edits.map(({ file }) => file))];
  const inferred = (path: string): readonly Declared[] => {
    const base = upstream('1.85.0', path);
    const ours = edited(
      base,
      edits.filter(({ file }) => file === path),
    );
    const { hooks, fault } = inferHooks(parser, path, base, ours);
    expect(fault).toBeNull();
    const made = insertHooks(parser, base, deriveHooks([], [], hooksDeclared(hooks, '', path)));
    expect(made).toEqual({ kind: 'inserted', text: ours });
    return hooks;
  };

  it('give back every file byte for byte, three in four by structure', { timeout: 120_000 }, () => {
    const hooks = files.flatMap(inferred);
    const structural = hooks.filter(({ action }) => action !== 'replace_lines');
    expect(edits).toHaveLength(30);
    expect(structural.length / hooks.length).toBeGreaterThanOrEqual(0.75);
  });

  it.each(['1.90.0', '1.95.0'].filter((version) => tags.includes(version)))(
    'go on to %s, but for those that it names',
    { timeout: 120_000 },
    (version) => {
      const lost = files.flatMap((path) => {
        const hooks = deriveHooks([], [], hooksDeclared(inferred(path), '', path));
        const base = upstream('1.85.0', path);
        return hooks.flatMap((hook) => {
          const made = insertHooks(parser, upstream(version, path), [hook], base);
          return made.kind === 'failed' ? made.failures.map(({ reason }) => reason) : [];
        });
      });
      const expected = LOST[version] ?? [];
      expect(lost).toHaveLength(expected.length);
      for (const reason of expected) expect(lost.some((one) => reason.test(one))).toBe(true);
    },
  );
});
