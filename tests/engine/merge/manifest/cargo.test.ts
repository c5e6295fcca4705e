import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { cleanText } from '../../../../src/engine/merge/lines.ts';
import { mergeLock } from '../../../../src/engine/merge/manifest/lock/merge.ts';
import { mergeManifest } from '../../../../src/engine/merge/manifest/merge.ts';

const hasCargo = spawnSync('cargo', ['--version']).status === 0;
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Path of a manifest to its text. */
type Workspace = Readonly<Record<string, string>>;

function crate(name: string, version: string, needs: readonly string[] = []): string {
  const lines = needs.map(
    (folder) =>
      `${folder} = { package = "${folder.replace(/-\d$/, '')}", path = "../${folder}" }\n`,
  );
  return `[package]\nname = "${name}"\nversion = "${version}"\nedition = "2021"\n\n[dependencies]\n${lines.join('')}`;
}

/** Crates that are no members: only what a member needs of them is in the lock. `rand` has two versions. */
const OUTSIDE: Workspace = {
  'log-1/Cargo.toml': crate('log', '1.0.0'),
  'rand-1/Cargo.toml': crate('rand', '0.7.3'),
  'rand-2/Cargo.toml': crate('rand', '0.8.5', ['log-1']),
  'zip-1/Cargo.toml': crate('zip', '1.0.0', ['rand-1']),
};

function root(members: readonly string[]): string {
  const list = members.map((name) => `  "${name}",\n`).join('');
  const exclude = '["log-1", "rand-1", "rand-2", "zip-1"]';
  return `[workspace]\nresolver = "2"\nexclude = ${exclude}\nmembers = [\n${list}]\n`;
}

function cargo(workspace: Workspace, ...args: readonly string[]): { folder: string; said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(workspace)) {
    mkdirSync(join(folder, dirname(path), 'src'), { recursive: true });
    writeFileSync(join(folder, path), text);
    writeFileSync(join(folder, dirname(path), 'src/lib.rs'), '');
  }
  const { status, stderr } = spawnSync('cargo', [...args, '--offline'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { folder, said: status === 0 ? '' : stderr };
}

function lockOf(workspace: Workspace): string {
  const { folder, said } = cargo(workspace, 'generate-lockfile');
  expect(said).toBe('');
  return readFileSync(join(folder, 'Cargo.lock'), 'utf8');
}

function mergedWorkspace(base: Workspace, ours: Workspace, theirs: Workspace): Workspace {
  const paths = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  return Object.fromEntries(
    paths.map((path) => {
      const [b, o, t] = [base[path], ours[path], theirs[path]];
      if (o === undefined || t === undefined) return [path, o ?? t ?? ''];
      return [path, cleanText(mergeManifest({ base: b ?? '', ours: o, theirs: t }) ?? []) ?? ''];
    }),
  );
}

const base: Workspace = {
  ...OUTSIDE,
  'Cargo.toml': root(['app']),
  'app/Cargo.toml': crate('app', '0.1.0', ['log-1', 'rand-1']),
};

describe.runIf(hasCargo)('cargo itself accepts a merged lock as it is', () => {
  it.each<[string, Workspace, Workspace]>([
    [
      'when one brings a second version of what the other begins to need',
      { ...base, 'app/Cargo.toml': crate('app', '0.1.0', ['log-1', 'rand-1', 'zip-1']) },
      {
        ...base,
        'Cargo.toml': root(['app', 'tool']),
        'tool/Cargo.toml': crate('tool', '0.1.0', ['rand-2']),
      },
    ],
    [
      'when both add members and one moves the other’s version',
      {
        ...base,
        'Cargo.toml': root(['app', 'mine']),
        'mine/Cargo.toml': crate('mine', '0.1.0', ['app', 'zip-1']),
      },
      {
        ...base,
        'Cargo.toml': root(['app', 'tool']),
        'app/Cargo.toml': crate('app', '0.2.0', ['log-1', 'rand-2']),
        'tool/Cargo.toml': crate('tool', '0.1.0', ['app', 'rand-1']),
      },
    ],
    [
      'when one drops what the other begins to need elsewhere',
      {
        ...base,
        'Cargo.toml': root(['app', 'mine']),
        'mine/Cargo.toml': crate('mine', '0.1.0', ['log-1']),
      },
      { ...base, 'app/Cargo.toml': crate('app', '0.1.0', ['zip-1']) },
    ],
  ])('%s', (_, ours, theirs) => {
    const merged = mergedWorkspace(base, ours, theirs);
    const chunks = mergeLock({ base: lockOf(base), ours: lockOf(ours), theirs: lockOf(theirs) });
    const lock = cleanText(chunks ?? []);
    expect(lock).not.toBeNull();
    expect(cargo({ ...merged, 'Cargo.lock': lock ?? '' }, 'metadata', '--locked').said).toBe('');
    expect(lock).toBe(lockOf(merged));
  });

  it('and refuses one from which a package is missing', () => {
    const lock = lockOf(base).replace(/\n\[\[package\]\]\nname = "log"\n[^[]*/, '');
    expect(cargo({ ...base, 'Cargo.lock': lock }, 'metadata', '--locked').said).toContain(
      '--locked',
    );
  });
});
