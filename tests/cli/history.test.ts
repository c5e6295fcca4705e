/** Analyses that were stored: listed, searched by item, and drawn again. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonSchemas } from '../../src/report/schemas.ts';
import { demoFork, type DemoFork } from '../support/demo.ts';
import { temporaryFolder } from '../support/folders.ts';

/** The JSON that was printed; it fits the published schema, read from its JSON alone. */
function printed(name: string, out: string): unknown {
  const schema: unknown = JSON.parse(JSON.stringify(jsonSchemas.get(name)));
  return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).parse(JSON.parse(out));
}

describe('stored analyses', () => {
  let demo: DemoFork;
  beforeAll(async () => {
    demo = await demoFork();
    await demo.run('analyze', '1.91.0');
    await demo.run('analyze', '1.92.0');
  });

  it('are listed, newest first', async () => {
    const { exit, out } = await demo.run('history', '--analyses');
    expect(exit).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^\d{4}-\d\d-\d\d {2}2 {2}1\.90\.0 → 1\.92\.0 {2}MODERATE .*MODERATE.*by plain git$/,
    );
    expect((await demo.run('history', '--analyses', '--last', '1')).out).toBe(`${lines[0]}\n`);
  });

  it('are listed with their items that are not SAFE', async () => {
    const { out } = await demo.run('history', '--analyses', '--verbose');
    expect(out).toMatch(/^ {4}MODERATE \w+ .*erase_regions \(.*\) in compiler\/.*: .+$/m);
    expect(out).not.toMatch(/^ {4}SAFE/m);
  });

  it('say what each release changes in an item', async () => {
    const { out } = await demo.run('history', '--item', 'erase_regions');
    expect(out).toMatch(/^1\.90\.0 → 1\.92\.0 {2}\(analysis 2, .*\)\n {4}MODERATE .*erase_regions/);
    expect((await demo.run('history', '--item', 'no_such_item')).out).toBe(
      'no analysis found a change in an item no_such_item\n',
    );
  });

  it('as JSON fit the published schemas', async () => {
    const listed = await demo.run('history', '--analyses', '--json');
    expect(printed('analyses', listed.out)).toMatchObject({ analyses: [{ id: 2 }, { id: 1 }] });
    const verbose = await demo.run('history', '--analyses', '--json', '--verbose');
    expect(printed('analyses', verbose.out)).toMatchObject({
      analyses: [{ items: expect.arrayContaining([expect.objectContaining({ analysis: 2 })]) }, {}],
    });
    const item = await demo.run('history', '--item', 'erase_regions', '--json');
    expect(printed('item_changes', item.out)).toMatchObject({
      item: 'erase_regions',
      item_changes: [
        { class: 'MODERATE', to_version: '1.92.0' },
        { class: 'MINOR', to_version: '1.91.0' },
      ],
    });
  });

  it.each([[[]], [['2']], [['1.90.0..1.92.0']]])(
    'are drawn again: report --analysis %j',
    async (which) => {
      const { exit, out } = await demo.run('report', '--analysis', ...which, '--format', 'json');
      expect(exit).toBe(0);
      expect(printed('impact_report', out)).toEqual(
        JSON.parse(readFileSync(join(demo.state, 'impact_report.json'), 'utf8')),
      );
    },
  );

  it('are drawn as a page and as a comment, also into a file', async () => {
    const path = join(demo.folder, 'again.html');
    const { err } = await demo.run('report', '--analysis', '1', '--out', path);
    expect(err).toContain(`report of analysis 1: ${path}`);
    expect(readFileSync(path, 'utf8')).toMatch(/^<!doctype html>[^]*1\.90\.0 → 1\.91\.0/i);
    const comment = await demo.run('report', '--analysis', '2', '--format', 'markdown');
    expect(comment.out).toContain('Impact of Rust 1.90.0 → 1.92.0');
  });

  it.each([
    [
      ['--analysis', '9'],
      'no analysis 9 in the history (known: 2 (1.90.0..1.92.0), 1 (1.90.0..1.91.0))',
    ],
    [['--analysis', '1.91.0..1.92.0'], 'no analysis 1.91.0..1.92.0 in the history (known: 2 '],
    [['--analysis', '--sync', 'x'], '--sync and --analysis exclude each other (pass one of them)'],
  ])('that are not there are refused: report %j', async (args, message) => {
    const ran = await demo.run('report', ...args);
    expect(ran).toMatchObject({ exit: 2, out: '' });
    expect(ran.err).toContain(`trust-upstream: bad usage: ${message}`);
    expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('the history of syncs', () => {
  it('as JSON fits the published schema', async () => {
    const demo = await demoFork();
    await demo.run('sync', '--to', '1.92.0');
    const { out } = await demo.run('history', '--json');
    expect(printed('history', out)).toMatchObject({ syncs: [{ status: 'success' }] });
  });
});

describe('a state folder without a database', () => {
  it.each([
    [['status'], 0],
    [['worker', 'check'], 0],
    [['history'], 0],
    [['history', '--analyses'], 0],
    [['history', '--item', 'x'], 0],
    [['report'], 2],
    [['report', '--analysis'], 2],
  ])('stays without one: %j', async (args, exit) => {
    const demo = await demoFork();
    const state = join(temporaryFolder('no-state'), 'state');
    const ran = await demo.run('--state', state, ...args);
    expect({ exit: ran.exit, made: existsSync(state) ? readdirSync(state) : [] }).toEqual({
      exit,
      made: [],
    });
  });

  it.skipIf(!existsSync('/proc/self'))(
    'where none can be made ends with one clear line',
    async () => {
      const demo = await demoFork();
      const ran = await demo.run('--state', '/proc/x', 'analyze', '1.91.0');
      expect(ran.exit).toBe(1);
      expect(ran.err).toMatch(
        /^trust-upstream: state cannot be used: cannot make folder \/proc\/x: E.* \(check the state folder \(--state\)\)\n$/,
      );
    },
  );
});
