import { afterAll, describe, expect, it } from 'vitest';
import { tagsSource } from '../../../src/monitor/sources/tags.ts';
import type { GitReader } from '../../../src/ports/git.ts';
import { emptyUpstream, type Upstream } from './upstream.ts';

const open: GitReader[] = [];
afterAll(() => Promise.all(open.map((git) => git.close())));

async function ask(upstream: Upstream) {
  const git = await upstream.open();
  open.push(git);
  return tagsSource(git).check();
}

describe('tagsSource', () => {
  it('gives release tags with their commits, annotated ones peeled, newest first', async () => {
    const upstream = emptyUpstream();
    const first = upstream.commit({ 'src/version': '1.9.0' });
    upstream.tag('1.9.0');
    const second = upstream.commit({ 'src/version': '1.10.0' });
    upstream.tag('1.10.0', { annotated: true });
    expect(await ask(upstream)).toEqual({
      source: 'tags',
      releases: [
        { version: '1.10.0', tag: '1.10.0', commit: second },
        { version: '1.9.0', tag: '1.9.0', commit: first },
      ],
    });
  });

  it('passes over tags that are no releases', async () => {
    const upstream = emptyUpstream();
    upstream.commit({});
    for (const name of ['release-0.7', '0.12.0', '1.0.0-alpha.2', 'v1.1.0', '1.2', 'beta', '1.3.0'])
      upstream.tag(name);
    expect((await ask(upstream)).releases.map(({ version }) => version)).toEqual(['1.3.0']);
  });

  it('refuses a repository without release tags: it cannot be upstream', async () => {
    const upstream = emptyUpstream();
    upstream.commit({});
    upstream.tag('0.9');
    await expect(ask(upstream)).rejects.toMatchObject({ kind: 'no-source' });
  });
});
