/** On real rustc: a fork with the seed's hooks is taken over releases where plain git conflicts. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli } from '../support/cli.ts';
import { temporaryFolder } from '../support/folders.ts';
import { realUpstream } from '../support/real-upstream.ts';
import { rustParser } from '../support/rust-parser.ts';
import { HOOKED, realFork, type RealFork } from './fork.ts';

const tags =
  realUpstream === undefined
    ? []
    : execFileSync('git', ['-C', realUpstream, 'tag'], { encoding: 'utf8' }).split('\n');
const has = (...versions: string[]): boolean => versions.every((version) => tags.includes(version));

/** What the fork adds to a release, as lines by file. */
function added(fork: RealFork, version: string): Record<string, string[]> {
  const files = fork.git('diff', '--name-only', version, 'main').split('\n');
  return Object.fromEntries(
    files.map((path) => {
      const lines = fork.git('diff', '--unified=0', version, 'main', '--', path).split('\n');
      expect(lines.filter((line) => line.startsWith('-') && !line.startsWith('---'))).toEqual([]);
      return [
        path,
        lines
          .filter((line) => line.startsWith('+') && !line.startsWith('+++'))
          .map((line) => line.slice(1)),
      ];
    }),
  );
}

async function syncTo(fork: RealFork, state: string, version: string): Promise<void> {
  const ran = await cli(
    '--fork',
    fork.folder,
    '--upstream',
    realUpstream ?? '',
    '--state',
    state,
    'sync',
    '--to',
    version,
    '--skip-build',
    '--skip-tests',
  );
  expect(ran.err).not.toMatch(/^trust-upstream:/m);
  expect(ran.exit).toBe(0);
}

async function expectHooksOnly(
  fork: RealFork,
  version: string,
  lines: Record<string, string[]>,
): Promise<void> {
  expect(added(fork, version)).toEqual(lines);
  const parser = await rustParser();
  for (const path of Object.values(HOOKED)) {
    const { errors } = parser.parse(readFileSync(join(fork.folder, path), 'utf8'));
    const { errors: upstreams } = parser.parse(`${fork.git('show', `${version}:${path}`)}\n`);
    expect(errors).toHaveLength(upstreams.length);
  }
  expect(fork.git('status', '--porcelain')).toBe('');
  expect(fork.git('log', '--format=%an %s', `${version}..main`).split('\n')).toHaveLength(3);
}

describe('real rustc', () => {
  if (realUpstream === undefined) {
    it.skip('is not there: set TRUST_UPSTREAM_REPO to a clone of rust-lang/rust', () => undefined);
    return;
  }
  const upstream = realUpstream;
  const refs = execFileSync('git', ['-C', upstream, 'for-each-ref'], { encoding: 'utf8' });

  it.runIf(has('1.71.0', '1.72.0', '1.73.0'))(
    '1.71.0 → 1.72.0 → 1.73.0: git conflicts in passes.rs, the sync does not, and nothing but the hooks differs',
    { timeout: 300_000 },
    async () => {
      const folder = temporaryFolder('real');
      const fork = realFork(upstream, '1.71.0', join(folder, 'fork'));
      const lines = added(fork, '1.71.0');
      expect(Object.values(lines).flat()).toHaveLength(12);
      const dry = await cli(
        '--fork',
        fork.folder,
        '--upstream',
        upstream,
        '--state',
        join(folder, 'none'),
        '--json',
        'sync',
        '--to',
        '1.72.0',
        '--dry-run',
      );
      expect(JSON.parse(dry.out)).toMatchObject({
        line_conflicts: [{ path: HOOKED.passes }],
        conflicts: [],
        hooks: expect.toSatisfy((hooks: string[]) => hooks.length === 7),
      });
      await syncTo(fork, join(folder, 'state'), '1.72.0');
      await expectHooksOnly(fork, '1.72.0', lines);
      await syncTo(fork, join(folder, 'state'), '1.73.0');
      await expectHooksOnly(fork, '1.73.0', lines);
    },
  );

  it.runIf(has('1.85.0', '1.90.0'))(
    '1.85.0 → 1.90.0: snapshots without shared history',
    { timeout: 300_000 },
    async () => {
      const folder = temporaryFolder('real');
      const fork = realFork(upstream, '1.85.0', join(folder, 'fork'));
      const lines = added(fork, '1.85.0');
      await syncTo(fork, join(folder, 'state'), '1.90.0');
      await expectHooksOnly(fork, '1.90.0', lines);
    },
  );

  it('is only read', () => {
    expect(execFileSync('git', ['-C', upstream, 'for-each-ref'], { encoding: 'utf8' })).toBe(refs);
  });
});
