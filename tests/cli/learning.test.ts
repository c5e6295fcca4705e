/** A fork over three releases: a person resolves a conflict, accepts the next of its shape, and is not asked again. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Offer } from '../../src/engine/learn/lesson.ts';
import type { ConflictResolution, LearnedRule } from '../../src/ports/history.ts';
import { jsonSchemas } from '../../src/report/schemas.ts';
import { commit, git, makeRepository } from '../adapters/git/repository.ts';
import { cli, type Ran } from '../support/cli.ts';
import { temporaryFolder } from '../support/folders.ts';

/** The three calls that the fork gives one argument more, and upstream another one, a release each. */
const CALLS = {
  'src/open.rs': (call: string) =>
    `fn open() {\n    before();\n    load(${call});\n    after();\n}\n`,
  'src/shut.rs': (call: string) =>
    `impl Driver {\n    fn shut(&self) {\n        store(${call});\n    }\n}\n`,
  'src/draw.rs': (call: string) =>
    `fn draw() {\n    if ready() {\n        paint(${call});\n    }\n}\n`,
} as const;
type File = keyof typeof CALLS;

interface Sync {
  readonly id: string;
  readonly status: string;
  readonly resolutions: readonly ConflictResolution[];
  readonly merges: readonly { readonly method: string; readonly file_path: string }[];
}

const folder = temporaryFolder('learning');
const fork = join(folder, 'fork');
const run = (...args: string[]): Promise<Ran> =>
  cli('--config', join(folder, 'trust-upstream.toml'), ...args);

/** The JSON that was printed; it fits the published schema, read from its JSON alone. */
async function history(): Promise<{ syncs: [Sync, ...Sync[]]; learned: LearnedRule[] }> {
  const { out } = await run('history', '--json');
  const schema: unknown = JSON.parse(JSON.stringify(jsonSchemas.get('history')));
  z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).parse(JSON.parse(out));
  return JSON.parse(out) as { syncs: [Sync, ...Sync[]]; learned: LearnedRule[] };
}

async function offersIn(...args: string[]): Promise<(readonly Offer[] | undefined)[]> {
  const { out } = await run(...args, '--json');
  const { conflicts } = JSON.parse(out) as { conflicts: { offers?: Offer[] }[] };
  return conflicts.map(({ offers }) => offers);
}

function inFork(path: File): string {
  return readFileSync(join(fork, path), 'utf8');
}

beforeAll(() => {
  const upstream = makeRepository(join(folder, 'upstream'));
  const release = (version: string, files: Record<string, string>): void => {
    commit(upstream, { ...files, 'src/version': version });
    git(upstream, ['tag', '-a', '-m', version, version]);
  };
  release('1.90.0', {
    'src/open.rs': CALLS['src/open.rs']('a'),
    'src/shut.rs': CALLS['src/shut.rs']('key'),
    'src/draw.rs': CALLS['src/draw.rs']('shape'),
  });
  git(folder, ['clone', '--quiet', upstream, fork]);
  release('1.91.0', { 'src/open.rs': CALLS['src/open.rs']('a, others') });
  release('1.92.0', { 'src/shut.rs': CALLS['src/shut.rs']('key, span') });
  release('1.93.0', { 'src/draw.rs': CALLS['src/draw.rs']('shape, color') });
  commit(fork, { 'src/open.rs': CALLS['src/open.rs']('a, mine') });
  commit(fork, { 'src/shut.rs': CALLS['src/shut.rs']('key, hook') });
  commit(fork, { 'src/draw.rs': CALLS['src/draw.rs']('shape, frame') });
  writeFileSync(join(folder, 'points.toml'), '');
  writeFileSync(join(folder, 'rules.toml'), '');
  writeFileSync(
    join(folder, 'trust-upstream.toml'),
    `state = "state"
[fork]
path = "fork"
branch = "main"
[upstream]
url = "upstream"
[build]
command = ["true"]
[test]
command = ["true"]
[data]
integration_points = "points.toml"
resolution_rules = "rules.toml"
`,
  );
});

describe('learning from a person', () => {
  it('begins with a conflict that a person resolves', async () => {
    expect(await run('sync', '--to', '1.91.0')).toMatchObject({ exit: 3 });
    const { syncs } = await history();
    const file = join(folder, 'state', 'syncs', syncs[0].id, 'worktree', 'src', 'open.rs');
    expect(readFileSync(file, 'utf8')).toContain('<<<<<<<');
    writeFileSync(file, CALLS['src/open.rs']('a, others, mine'));
    expect(await run('sync', '--resume')).toMatchObject({ exit: 0 });
    const { learned } = await history();
    expect(learned).toMatchObject([
      {
        shape_text: expect.stringMatching(/^in block in function_item\nbase \$name1 \( \$name2 \)/),
        template: [0, 1, '(', 2, ', ', 4, ', ', 3, ');\n'],
        safe: false,
        origins: [{ sync_id: syncs[0].id, file_path: 'src/open.rs', line: 3 }],
      },
    ]);
  });

  it('offers it to the next conflict of that shape, with its origin, and takes nothing by itself', async () => {
    const [first] = (await history()).syncs;
    const offer = {
      text: '        store(key, span, hook);\n',
      origin: expect.objectContaining({ sync_id: first.id, file_path: 'src/open.rs' }),
      safe: false,
      failed: null,
    };
    expect(await offersIn('sync', '--to', '1.92.0', '--dry-run')).toMatchObject([[offer]]);
    const stopped = await run('sync', '--to', '1.92.0');
    expect(stopped).toMatchObject({ exit: 3 });
    expect(stopped.err).toContain('--resume --safe takes 1 learned before');
    expect(await offersIn('report', '--format', 'json')).toMatchObject([[offer]]);
    expect(JSON.parse((await run('report', '--format', 'json')).out)).toMatchObject({
      next_steps: expect.arrayContaining([
        expect.objectContaining({ command: expect.stringContaining('sync --resume --safe') }),
      ]),
    });
    const [{ id }] = (await history()).syncs;
    const guide = readFileSync(join(folder, 'state', 'syncs', id, 'resolution_guide.md'), 'utf8');
    expect(guide).toContain('store(key, span, hook);');
    expect(guide).toContain(`Learned in sync ${first.id}, src/open.rs line 3`);
    expect(guide).toContain('passes every check');
    expect(await run('sync', '--resume')).toMatchObject({ exit: 3 });
  });

  it('applies what a person accepts, and marks it', async () => {
    expect(await run('sync', '--safe', '--to', '1.92.0')).toMatchObject({ exit: 2 });
    const [before] = (await history()).syncs;
    const file = join(folder, 'state', 'syncs', before.id, 'worktree', 'src', 'shut.rs');
    const laid = readFileSync(file, 'utf8');
    writeFileSync(file, `// mine\n${laid}`);
    const edited = await run('sync', '--resume', '--safe');
    expect(edited).toMatchObject({ exit: 3 });
    expect(edited.err).toContain('src/shut.rs: not accepted: the file was edited');
    expect(readFileSync(file, 'utf8')).toBe(`// mine\n${laid}`);
    expect((await history()).learned).toMatchObject([{ safe: false }]);
    writeFileSync(file, laid);
    const resumed = await run('sync', '--resume', '--safe');
    expect(resumed).toMatchObject({ exit: 0 });
    expect(resumed.err).toMatch(/src\/shut\.rs line 3: accepted as learned in sync/);
    expect(inFork('src/shut.rs')).toBe(CALLS['src/shut.rs']('key, span, hook'));
    const { syncs, learned } = await history();
    expect(syncs[0]).toMatchObject({
      id: before.id,
      status: 'success',
      conflicts_manual_resolved: 0,
      resolutions: [
        {
          file_path: 'src/shut.rs',
          resolution_type: 'pattern',
          resolution_description: expect.stringMatching(/learned in sync .*, src\/open\.rs line 3/),
        },
      ],
    });
    expect(learned).toMatchObject([{ safe: true, accepted: { sync_id: before.id } }]);
    expect(learned[0]?.origins).toHaveLength(1);
  });

  it('then applies it without asking; an analysis knows that before', async () => {
    expect(JSON.parse((await run('analyze', '1.93.0', '--json')).out)).toMatchObject({
      auto_mergeable: true,
      conflicts_expected: [],
      git_conflicts: ['draw.rs line 3'],
    });
    expect(await run('sync', '--to', '1.93.0')).toMatchObject({ exit: 0 });
    expect(inFork('src/draw.rs')).toBe(CALLS['src/draw.rs']('shape, color, frame'));
    const [last] = (await history()).syncs;
    expect(last.resolutions).toMatchObject([
      { resolution_type: 'pattern', resolution_description: expect.stringMatching(/learned in/) },
    ]);
    expect(last.merges).toMatchObject([{ file_path: 'src/draw.rs', method: 'learned' }]);
  });

  it('is told in words', async () => {
    const { out } = await run('history', '--verbose');
    expect(out).toMatch(
      /^learned [0-9a-f]{16} \(accepted\): 1 time, last in src\/open\.rs line 3/m,
    );
    expect(out).toContain('resolved $1($2, $4, $3);');
    expect((await run('history')).out).not.toContain('learned');
  });
});
