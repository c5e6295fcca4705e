import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openHistory } from '../../src/adapters/history/history.ts';
import { files } from '../../src/adapters/process/files.ts';
import { Problem } from '../../src/base/problem.ts';
import { checkReleases, type MonitorContext, type MonitorEvent } from '../../src/monitor/check.ts';
import type { History } from '../../src/ports/history.ts';
import {
  type ReleaseSource,
  type ReleasesFile,
  releasesFileSchema,
} from '../../src/ports/release.ts';
import { temporaryFolder } from '../support/folders.ts';
import { release } from './releases.ts';

const NOW = '2026-01-02T12:00:00Z';

const tags = (...versions: string[]): ReleaseSource => ({
  name: 'tags',
  check: () =>
    Promise.resolve({
      source: 'tags',
      releases: versions.map((version) => ({ version, tag: version, commit: 'c0ffee' })),
    }),
});

const notes = (version: string, release_date: string): ReleaseSource => ({
  name: 'notes',
  check: () => Promise.resolve({ source: 'notes', releases: [{ version, release_date }] }),
});

const down = (name: string): ReleaseSource => ({
  name,
  check: () => Promise.reject(new Problem('no-source', `${name} is down`)),
});

const open: History[] = [];
afterEach(() => {
  for (const history of open.splice(0)) history.close();
});

/** A state folder of its own, and checks in it. */
function state() {
  const folder = join(temporaryFolder('monitor'), 'state');
  const path = join(folder, 'releases.json');
  const history = openHistory(join(folder, 'sync_history.db'));
  open.push(history);
  const events: MonitorEvent[] = [];
  const check = (sources: ReleaseSource[], now = NOW, over: Partial<MonitorContext> = {}) =>
    checkReleases(
      { sources, history, files, path, clock: { now: () => new Date(now) }, ...over },
      (event) => events.push(event),
    );
  const written = (): ReleasesFile =>
    releasesFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  return { path, history, events, check, written };
}

describe('checkReleases', () => {
  it('writes what the sources say to releases.json and to the database', async () => {
    const { check, written, history, events } = state();
    const outcome = await check([tags('1.83.0', '1.84.0'), notes('1.84.0', '2025-01-09')]);
    const known = [release('1.84.0', { release_date: '2025-01-09' }), release('1.83.0')];
    expect(written()).toEqual({
      schema_version: 1,
      releases: known,
      last_check: NOW,
      current_stable: '1.84.0',
    });
    expect(outcome).toEqual({ file: written(), added: known, failed: [] });
    expect(history.releases()).toEqual(known);
    expect(history.lastCheck()).toBe(NOW);
    expect(events).toEqual([
      { kind: 'source-answered', source: 'tags', releases: 2 },
      { kind: 'source-answered', source: 'notes', releases: 1 },
    ]);
  });

  it('says only what is new, and changes nothing but the time when nothing is', async () => {
    const { check, written } = state();
    await check([tags('1.83.0')]);
    const second = await check([tags('1.83.0', '1.84.0')]);
    expect(second.added.map(({ version }) => version)).toEqual(['1.84.0']);
    const third = await check([tags('1.83.0', '1.84.0')], '2026-01-03T12:00:00Z');
    expect(third.added).toEqual([]);
    expect(written()).toEqual({ ...second.file, last_check: '2026-01-03T12:00:00Z' });
  });

  it('warns of a source that fails and keeps what that one said before', async () => {
    const { check, events } = state();
    await check([tags('1.84.0'), notes('1.84.0', '2025-01-09')]);
    events.length = 0;
    const outcome = await check([tags('1.84.0'), down('notes')]);
    expect(outcome.failed).toEqual(['notes']);
    expect(outcome.file.releases).toEqual([release('1.84.0', { release_date: '2025-01-09' })]);
    expect(events).toContainEqual({
      kind: 'source-failed',
      source: 'notes',
      error: new Problem('no-source', 'notes is down'),
    });
  });

  it('does not call it a check when no source that proves releases answered', async () => {
    const { check, written } = state();
    await check([tags('1.84.0')]);
    await check([down('tags'), notes('1.84.0', '2025-01-09')], '2026-01-09T12:00:00Z');
    expect(written().last_check).toBe(NOW);
    expect(written().releases[0]?.release_date).toBe('2025-01-09');
  });

  it.each([
    ['every source fails', [down('tags'), down('notes')]],
    ['nothing was ever proven', [down('tags'), notes('1.84.0', '2025-01-09')]],
    ['there is no source', []],
  ])('stops and writes nothing when %s', async (_, sources) => {
    const { check, history, path } = state();
    await expect(check(sources)).rejects.toMatchObject({ kind: 'no-source', exit: 5 });
    expect(history.releases()).toEqual([]);
    expect(await files.exists(path)).toBe(false);
  });

  it('names every reason when all fail', async () => {
    await expect(state().check([down('tags'), down('notes')])).rejects.toThrow(
      'tags: tags is down; notes: notes is down',
    );
  });

  it('keeps current_stable and the releases of a lost database', async () => {
    const first = state();
    await first.check([tags('1.84.0', '1.91.0')]);
    const second = state();
    mkdirSync(dirname(second.path), { recursive: true });
    writeFileSync(second.path, readFileSync(first.path));
    const outcome = await second.check([tags('1.84.0')]);
    expect(outcome.file.current_stable).toBe('1.91.0');
    expect(second.history.releases().map(({ version }) => version)).toEqual(['1.91.0', '1.84.0']);
  });

  it.each([
    ['no JSON', Buffer.from('{"releases": [')],
    ['of another form', Buffer.from('{"releases": 3}')],
    ['not text', Buffer.from([0xff, 0xfe, 0x00])],
  ])('writes a releases.json that is %s anew, and says so', async (_, content) => {
    const { check, path, events, written } = state();
    await check([tags('1.84.0')]);
    writeFileSync(path, content);
    await check([down('tags'), notes('1.84.0', '2025-01-09')]);
    expect(written().releases).toEqual([release('1.84.0', { release_date: '2025-01-09' })]);
    expect(events).toContainEqual(expect.objectContaining({ kind: 'file-unreadable', path }));
  });
});
