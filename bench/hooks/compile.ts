/**
 * Does a fork with the hooks compile after a sync? By hand or nightly, with the installed rustc of the new release:
 * `npm run check:compile -- --full SOURCE --upstream REPOSITORY [--from VERSION]... [--work FOLDER]`; see docs/compile.md.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkHooks } from '../../src/engine/intents/check.ts';
import { hooksOf } from '../../src/engine/intents/hooks.ts';
import { cli } from '../../tests/support/cli.ts';
import { rustParser } from '../../tests/support/rust-parser.ts';
import { cargoCheck, layOver, type LaidFile } from './full-source.ts';
import { COMPLETE, gitIn, hookedFork } from './hooked-fork.ts';

const CRATES = ['rustc_feature', 'rustc_session', 'rustc_interface'];

const { values } = parseArgs({
  options: {
    full: { type: 'string' },
    upstream: { type: 'string', default: process.env['TRUST_UPSTREAM_REPO'] ?? '' },
    from: { type: 'string', multiple: true, default: ['1.85.0', '1.90.0'] },
    work: { type: 'string' },
  },
});
const full = values.full === undefined ? '' : resolve(values.full);
if (!existsSync(join(full, 'check-env')) || values.upstream === '') {
  process.stderr.write(
    'needs --full, a source package that cargo can check (with its check-env), and --upstream\n',
  );
  process.exit(2);
}
const upstream = resolve(values.upstream);
const work = resolve(values.work ?? `${full}-compile`);
const to = readFileSync(join(full, 'src/version'), 'utf8').trim();
const folder = mkdtempSync(join(tmpdir(), 'trust-upstream-compile-'));
let failed = 0;

try {
  for (const from of values.from) {
    const fork = join(folder, `${from}.git`);
    hookedFork(await rustParser(), upstream, from, fork);
    const { result: stopped, time } = await seconds(() => sync(fork));
    const wrong = stopped ?? (await outOfPlace(fork)).join('\n  ');
    if (wrong !== '') failed += 1;
    say(
      `${wrong === '' ? 'ok  ' : 'FAIL'} ${from} → ${to}  sync: ${wrong || 'every hook in place'}  ${time} s`,
    );
    if (stopped !== null) continue;
    layOver(full, work, changedBy(fork));
    const { result: checked, time: spent } = await seconds(() => cargoCheck(work, CRATES));
    if (!checked.passed) failed += 1;
    say(
      `${checked.passed ? 'ok  ' : 'FAIL'} ${from} → ${to}  cargo check of ${CRATES.join(', ')}  ${spent} s`,
    );
    if (!checked.passed) say(checked.said);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (failed > 0) process.exitCode = 1;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function seconds<T>(act: () => T | Promise<T>): Promise<{ result: T; time: string }> {
  const begun = performance.now();
  const result = await act();
  return { result, time: ((performance.now() - begun) / 1000).toFixed(1) };
}

/** Why the sync stopped; `null`: the fork stands on the new release. */
async function sync(fork: string): Promise<string | null> {
  const config = `${fork}.toml`;
  writeFileSync(config, '[fork]\nbranch = "fork"\n');
  const places = ['--config', config, '--fork', fork, '--upstream', upstream];
  const rest = ['--state', `${fork}.state`, 'sync', '--to', to, '--skip-build', '--skip-tests'];
  const ran = await cli(...places, ...rest);
  return ran.exit === 0 ? null : `exit ${ran.exit}\n${ran.out}${ran.err}`;
}

/** Hooks and companions that the synced fork has not once and in place. */
async function outOfPlace(fork: string): Promise<string[]> {
  const parser = await rustParser();
  return [...new Set(COMPLETE.map(({ file }) => file))].flatMap((path) => {
    const text = gitIn(fork)(['show', `fork:${path}`]);
    return checkHooks(parser, text, hooksOf(COMPLETE, path)).flatMap(({ kind, message }) =>
      kind === 'ok' ? [] : [`${path}: ${message}`],
    );
  });
}

function changedBy(fork: string): LaidFile[] {
  const git = gitIn(fork);
  const changes = git([
    'diff',
    '--name-status',
    '--no-renames',
    `refs/tags/${to}`,
    'fork',
    '--',
    'compiler',
  ]);
  return changes
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [status, path = ''] = line.split('\t');
      if (status === 'D') throw new Error(`the fork deletes ${path}`);
      const at = (tree: string): string => git(['show', `${tree}:${path}`]);
      return { path, upstream: status === 'A' ? null : at(`refs/tags/${to}`), fork: at('fork') };
    });
}
