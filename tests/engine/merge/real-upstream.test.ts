import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { insertHooks } from '../../../src/engine/intents/insert.ts';
import { type FileMerge, mergeFile } from '../../../src/engine/merge/file.ts';
import { hooksIn } from '../../support/hooks.ts';
import { realUpstream } from '../../support/real-upstream.ts';
import { rustParser } from '../../support/rust-parser.ts';

if (realUpstream === undefined)
  console.warn('TRUST_UPSTREAM_REPO is not set: merges are not tried on real rustc');

describe.skipIf(realUpstream === undefined)('a fork of real rustc', async () => {
  const parser = await rustParser();

  function fileAt(release: string, name: string): string {
    const path = hooksIn(name)[0]?.file ?? '';
    return execFileSync('git', ['-C', realUpstream ?? '', 'show', `${release}:${path}`], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
  }

  function withHooks(release: string, name: string): string {
    const result = insertHooks(parser, fileAt(release, name), hooksIn(name));
    return result.kind === 'inserted' ? result.text : '';
  }

  function step(name: string, from: string, to: string): FileMerge {
    const hooks = hooksIn(name);
    return mergeFile(parser, hooks, {
      path: hooks[0]?.file ?? '',
      base: fileAt(from, name),
      ours: withHooks(from, name),
      theirs: fileAt(to, name),
    });
  }

  it.each([
    ['passes.rs', '1.71.0', '1.72.0', ['passes.rs/verify_crate']],
    ['passes.rs', '1.72.0', '1.73.0', []],
    ['passes.rs', '1.63.0', '1.64.0', ['passes.rs/verify_crate']],
    ['options.rs', '1.63.0', '1.64.0', ['options.rs/verify']],
    ['options.rs', '1.64.0', '1.65.0', ['options.rs/verify']],
    ['options.rs', '1.72.0', '1.73.0', []],
    ['builtin_attrs.rs', '1.71.0', '1.72.0', []],
    [
      'builtin_attrs.rs',
      '1.57.0',
      '1.58.0',
      ['requires', 'ensures', 'invariant', 'decreases'].map((name) => `builtin_attrs.rs/${name}`),
    ],
  ])('%s from %s to %s is the new release but for the hooks', (name, from, to, resolved) => {
    const result = step(name, from, to);
    expect(result).toMatchObject({ kind: 'clean', text: withHooks(to, name) });
    expect(result.decisions.map(({ hook }) => hook)).toEqual(resolved);
  });

  it('is left in a conflict by lines alone at the end of fn analysis in 1.72.0', () => {
    expect(step('passes.rs', '1.71.0', '1.72.0').lineConflicts).toMatchObject([
      { reason: 'both added lines here' },
    ]);
  });
});
