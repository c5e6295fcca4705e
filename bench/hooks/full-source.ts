/** A copy of a release's whole source package, in which files of a fork replace those of the release. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const laidBefore = z.array(z.string());

export interface LaidFile {
  readonly path: string;
  /** Of the release; `null`: it has no such file. */
  readonly upstream: string | null;
  readonly fork: string;
}

/**
 * Files are linked to those of `full`; what the last fork laid there is the release's again.
 * @param work kept from one run to the next, so that cargo need not check everything anew
 */
export function layOver(full: string, work: string, files: readonly LaidFile[]): void {
  const source = join(work, 'source');
  if (!existsSync(source)) {
    mkdirSync(source, { recursive: true });
    for (const name of readdirSync(full).filter((one) => one !== 'target'))
      execFileSync('cp', ['-al', join(full, name), join(source, name)]);
  }
  const record = join(work, 'laid.json');
  const before = existsSync(record)
    ? laidBefore.parse(JSON.parse(readFileSync(record, 'utf8')))
    : [];
  const now = new Set(files.map(({ path }) => path));
  for (const path of before.filter((one) => !now.has(one))) {
    rmSync(join(source, path), { force: true });
    // A copy, not a link: cargo goes by the time of the last change.
    if (existsSync(join(full, path))) copyFileSync(join(full, path), join(source, path));
  }
  writeFileSync(record, JSON.stringify([...new Set([...before, ...now])]));
  for (const file of files) {
    const target = join(source, file.path);
    const text = inPackage(join(full, file.path), file);
    // What stands there already has been checked already.
    if (existsSync(target) && readFileSync(target, 'utf8') === text) continue;
    mkdirSync(dirname(target), { recursive: true });
    rmSync(target, { force: true });
    writeFileSync(target, text);
  }
}

/** The fork's text; where the package differs from the release, what the fork changed is changed there. */
function inPackage(path: string, { upstream, fork }: LaidFile): string {
  const own = existsSync(path) ? readFileSync(path, 'utf8') : null;
  if (upstream === null || own === null || own === upstream) return fork;
  const folder = mkdtempSync(join(tmpdir(), 'trust-upstream-laid-'));
  try {
    const names = Object.entries({ own, upstream, fork }).map(([name, text]) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    });
    return execFileSync('git', ['merge-file', '-p', ...names], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What cargo says of these crates, and of their tests' code: nothing is built. */
export function cargoCheck(
  work: string,
  crates: readonly string[],
): { passed: boolean; said: string } {
  const packages = crates.map((name) => `-p ${name}`).join(' ');
  const command = `. ./check-env && cargo check --offline --lib --tests ${packages}`;
  const ran = spawnSync('sh', ['-c', command], {
    cwd: join(work, 'source'),
    env: { ...process.env, CARGO_TARGET_DIR: join(work, 'target') },
    encoding: 'utf8',
    maxBuffer: 2 ** 27,
  });
  return { passed: ran.status === 0, said: ran.stderr };
}
