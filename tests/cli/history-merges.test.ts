/** What the merges of a sync proved is in the history: for machines, and in words. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { MergeRecord } from '../../src/ports/history.ts';
import { jsonSchemas } from '../../src/report/schemas.ts';
import { demoFork, type DemoFork } from '../support/demo.ts';

/** The JSON that was printed; it fits the published schema, read from its JSON alone. */
function printed(name: string, out: string): unknown {
  const schema: unknown = JSON.parse(JSON.stringify(jsonSchemas.get(name)));
  return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).parse(JSON.parse(out));
}

const PASSES = 'compiler/rustc_interface/src/passes.rs';

describe('the merges of a sync', () => {
  let demo: DemoFork;
  let merges: readonly MergeRecord[];
  beforeAll(async () => {
    demo = await demoFork();
    const notes = join(demo.fork, 'RELEASES.md');
    writeFileSync(notes, readFileSync(notes, 'utf8').replace(/^Version.*$/m, 'Version tRust'));
    demo.git('commit', '-qam', 'A line of our own');
    await demo.run('sync', '--to', '1.92.0');
    const { out } = await demo.run('history', '--json');
    ({ merges } = (printed('history', out) as { syncs: [{ merges: MergeRecord[] }] }).syncs[0]);
  });

  it('are kept with where every edit of the fork is', () => {
    const [left] = merges.filter(({ outcome }) => outcome === 'conflict');
    expect(left).toMatchObject({ file_path: 'RELEASES.md', method: 'lines' });
    expect(left?.refusal).toMatch(/^both changed these lines/);
    expect(left?.ours_edits).toEqual([
      expect.objectContaining({ line: 1, added: 'Version tRust', fate: 'in conflict', at: 1 }),
    ]);
    const clean = merges.filter(({ outcome }) => outcome === 'clean');
    expect(clean.length).toBeGreaterThan(0);
    for (const merge of clean) {
      expect(merge.refusal).toBeNull();
      // A manifest is proven by the values of its tables, not edit by edit.
      const told = merge.method === 'tables' || merge.ours_edits.length + merge.hooks.length > 0;
      expect(told).toBe(true);
      expect(merge.ours_edits.map(({ fate }) => fate)).not.toContain('lost');
    }
  });

  it('name the hooks that were put back', () => {
    expect(merges.find(({ file_path }) => file_path === PASSES)).toMatchObject({
      method: 'hooks',
      hooks: expect.arrayContaining([expect.stringMatching(/./)]),
    });
  });

  it('are in the report', async () => {
    const { out } = await demo.run('report', '--format', 'json');
    expect(printed('sync_report', out)).toMatchObject({ merges, notes: [] });
    const { out: text } = await demo.run('report', '--format', 'markdown');
    expect(text).toContain('Merged files');
    expect(text).toMatch(
      /RELEASES\.md.* by lines, left to a person: 1 edit of the fork: 1 in conflict/,
    );
  });

  it('are told in words', async () => {
    const { out } = await demo.run('history', '--verbose');
    expect(out).toMatch(
      /^ {4}merged: RELEASES\.md: by lines, left to a person: 1 edit of the fork: 1 in conflict; \d+ edits? of upstream: both changed/m,
    );
    expect(out).toContain(`merged: ${PASSES}: with its hooks taken out and put back`);
    expect((await demo.run('history')).out).not.toContain('merged:');
  });
});
