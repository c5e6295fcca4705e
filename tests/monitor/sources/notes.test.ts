import { afterAll, describe, expect, it } from 'vitest';
import { notesSource } from '../../../src/monitor/sources/notes.ts';
import type { GitReader } from '../../../src/ports/git.ts';
import { emptyUpstream, type Upstream } from './upstream.ts';

const open: GitReader[] = [];
afterAll(() => Promise.all(open.map((git) => git.close())));

async function ask(upstream: Upstream) {
  const git = await upstream.open();
  open.push(git);
  return (await notesSource(git).check()).releases;
}

const NOTES = `Version 1.10.0 (2016-07-07)
===========================

Compiler
--------
- Faster

Compatibility Notes
-------------------
- Something is refused now

Version 1.9.0 (2016-05-26)
==========================

Breaking Changes
----------------
- Something broke
`;

const FEATURES = `declare_features! (
    (accepted, loops, "1.10.0", None),
    (accepted, alleys, "1.10.0", None),
);`;

describe('notesSource', () => {
  it('reads the notes and the feature table at the newest release', async () => {
    const upstream = emptyUpstream();
    upstream.commit({ 'RELEASES.md': 'Version 1.9.0 (1999-09-09)\n===\n' });
    upstream.tag('1.9.0');
    upstream.commit({
      'RELEASES.md': NOTES,
      'compiler/rustc_feature/src/accepted.rs': FEATURES,
    });
    upstream.tag('1.10.0', { annotated: true });
    upstream.commit({ 'RELEASES.md': 'Version 1.11.0 (draft)\n===\n' });
    expect(await ask(upstream)).toEqual([
      {
        version: '1.10.0',
        release_date: '2016-07-07',
        breaking_changes: ['Something is refused now'],
        compiler_changes: ['Faster'],
        stabilized_features: ['alleys', 'loops'],
      },
      {
        version: '1.9.0',
        release_date: '2016-05-26',
        breaking_changes: ['Something broke'],
        compiler_changes: [],
        stabilized_features: [],
      },
    ]);
  });

  it.each([
    'src/librustc_feature/accepted.rs',
    'src/libsyntax/feature_gate/accepted.rs',
    'src/libsyntax/feature_gate.rs',
  ])('finds the feature table at its older place %s', async (path) => {
    const upstream = emptyUpstream();
    upstream.commit({ 'RELEASES.md': NOTES, [path]: FEATURES });
    upstream.tag('1.10.0');
    expect((await ask(upstream))[0]?.stabilized_features).toEqual(['alleys', 'loops']);
  });

  it('says nothing of features where there is no table', async () => {
    const upstream = emptyUpstream();
    upstream.commit({ 'RELEASES.md': NOTES });
    upstream.tag('1.10.0');
    expect((await ask(upstream))[0]).not.toHaveProperty('stabilized_features');
  });

  it('fails where there are no notes', async () => {
    const upstream = emptyUpstream();
    upstream.commit({});
    upstream.tag('1.10.0');
    await expect(ask(upstream)).rejects.toMatchObject({ kind: 'missing-path' });
  });
});
