/**
 * Speed of an analysis on real rustc, as ratios within one run: `TRUST_UPSTREAM_REPO=/path/to/rust npm run bench:speed`.
 * Exit 1 when a bound is missed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const upstream = process.env['TRUST_UPSTREAM_REPO'];
if (upstream === undefined) {
  process.stderr.write('set TRUST_UPSTREAM_REPO to a clone of rust-lang/rust\n');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'trust-upstream-speed-'));
const program = join(import.meta.dirname, 'measured.mjs');

interface Timed {
  readonly seconds: number;
  readonly megabytes: number;
  readonly messages: string;
}

function analysis(state: string, ...args: string[]): Timed {
  const given = ['analyze', ...args, '--upstream', upstream ?? '', '--verbose'];
  const begun = performance.now();
  const run = spawnSync(process.execPath, [program, ...given, '--state', join(folder, state)], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const seconds = (performance.now() - begun) / 1000;
  if (run.status !== 0) throw new Error(`${args.join(' ')}: exit ${run.status}\n${run.stderr}`);
  const kilobytes = Number(run.stderr.trim().split('\n').at(-1));
  return { seconds, megabytes: kilobytes / 1024, messages: run.stderr };
}

function barely(from: string, to: string): { seconds: number; bytes: number; blobs: number } {
  const changes = git('diff-tree', '-r', '--no-renames', from, to, '--', 'compiler');
  const ids = changes
    .split('\n')
    .filter((line) => line.endsWith('.rs'))
    .flatMap((line) => line.split(' ').slice(2, 4))
    .filter((id) => !/^0+$/.test(id));
  const run = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'bare-parse.mjs'), upstream ?? ''],
    { input: ids.join('\n'), encoding: 'utf8' },
  );
  const told: unknown = JSON.parse(run.stdout);
  const number = (key: string): number => Number(Reflect.get(Object(told), key));
  return { seconds: number('milliseconds') / 1000, bytes: number('bytes'), blobs: number('blobs') };
}

function git(...args: string[]): string {
  return spawnSync('git', ['-C', upstream ?? '', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  }).stdout;
}

function bound(what: string, value: number, most: number, unit = ''): void {
  const held = value <= most;
  process.stdout.write(
    `${held ? 'held  ' : 'MISSED'}  ${value.toFixed(2)}${unit} of at most ${most}${unit}  ${what}\n`,
  );
  if (!held) process.exitCode = 1;
}

const POINTS = `[[integration_point]]
path = "compiler/rustc_interface/src/passes.rs"
risk = "high"
description = "hook"

[[integration_point]]
path = "compiler/rustc_feature/src/builtin_attrs.rs"
risk = "high"
description = "attributes"

[[integration_point]]
path = "compiler/rustc_session/src/options.rs"
risk = "medium"
description = "flag"
`;

try {
  const all = ['1.73.0', '--from', '1.72.0', '--all-files'];
  const bare = barely('1.72.0', '1.73.0');
  const rate = bare.bytes / 1e6 / bare.seconds;
  process.stdout.write(
    `bare parse: ${bare.blobs} blobs, ${(bare.bytes / 1e6).toFixed(1)} MB, ${bare.seconds.toFixed(2)} s (${rate.toFixed(1)} MB/s)\n`,
  );
  const cold = analysis('one', ...all);
  const again = analysis('one', ...all);
  bound(
    `whole analysis / bare parse (${cold.seconds.toFixed(2)} s)`,
    cold.seconds / bare.seconds,
    1.5,
  );
  bound(`second run / first (${again.seconds.toFixed(2)} s)`, again.seconds / cold.seconds, 0.1);
  bound('peak memory', cold.megabytes, 1536, ' MB');
  analysis('two', '1.72.0', '--from', '1.71.0', '--all-files');
  const next = analysis('two', ...all);
  const [, parsed = '?', known = '?'] = /parsed (\d+) blobs, (\d+) known/.exec(next.messages) ?? [];
  process.stdout.write(
    `1.72.0 → 1.73.0 after 1.71.0 → 1.72.0: ${parsed} blobs parsed, ${known} known\n`,
  );
  const points = join(folder, 'points.toml');
  writeFileSync(points, POINTS);
  writeFileSync(
    join(folder, 'trust-upstream.toml'),
    `[data]\nintegration_points = ${JSON.stringify(points)}\n`,
  );
  const three = analysis('three', '1.73.0', '--from', '1.72.0');
  bound('three integration points alone', three.seconds, 2, ' s');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
