/** `hooks infer`, `hooks check`: what the fork inserts in upstream's files, written down and verified. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { Problem } from '../../base/problem.ts';
import { checkFork, type Checked } from '../../hooks/check.ts';
import { inferFork, type Inferred } from '../../hooks/infer.ts';
import { hooksToml } from '../../hooks/toml.ts';
import { resolveBase } from '../../sync/base.ts';
import { branchRef } from '../../sync/paths.ts';
import { openWorkbench, type Workbench } from '../compose/workbench.ts';
import type { CommonOptions } from '../options.ts';
import type { Session } from '../session.ts';

export function addHooks(program: Command, session: Session): void {
  const hooks = program.command('hooks').description("infer and check the fork's hooks");
  hooks
    .command('infer')
    .description("write the fork's diff against its base as hooks")
    .option('--out <file>', 'the file to write (default: standard output)')
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { out?: string }>();
      await withBench(session, options, async (bench) => infer(bench, options));
    });
  hooks
    .command('check')
    .description('is every declared hook in the fork once and in place?')
    .option('--exact', 'exit 1 also when the fork changed more in these files than its hooks say')
    .action(async (_options, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { exact?: true }>();
      await withBench(session, options, async (bench) => check(bench, options.exact === true));
    });
}

async function withBench(
  session: Session,
  options: CommonOptions,
  act: (bench: Workbench) => Promise<void>,
): Promise<void> {
  const bench = await openWorkbench(session, options);
  try {
    await act(bench);
  } finally {
    await bench.close();
  }
}

async function infer(
  bench: Workbench,
  { out, json }: { out?: string; json?: boolean },
): Promise<void> {
  const { parser } = await bench.knowledge();
  const { base, tip } = await ground(bench);
  const found = await inferFork(parser, await bench.sight(), base, tip, (path) =>
    bench.io.progress(path),
  );
  const toml = hooksToml(found);
  if (out !== undefined) await bench.files.write(resolve(out), toml);
  bench.result(found, out === undefined ? [toml.trimEnd()] : inferredLines(found, out));
  if (json !== true)
    for (const { path, reason } of found.left) bench.io.warn(`no hooks for ${path}: ${reason}`);
}

function inferredLines({ hooks, exact, own }: Inferred, out: string): string[] {
  const kinds = new Map<string, number>();
  for (const { action } of hooks) kinds.set(action, (kinds.get(action) ?? 0) + 1);
  const counts = [...kinds].map(([action, count]) => `${count} ${action}`).join(', ');
  return [
    `${hooks.length} hooks in ${exact.length} files${counts === '' ? '' : `: ${counts}`}`,
    ...(own.length === 0 ? [] : [`${own.length} files that only the fork has`]),
    `written to ${out}`,
  ];
}

async function check(bench: Workbench, exact: boolean): Promise<void> {
  const { parser, hooks } = await bench.knowledge();
  const { base, tip } = await ground(bench);
  const checked = await checkFork(parser, hooks, await bench.sight(), base, tip);
  bench.result(checked, checkedLines(checked));
  const wrong = checked.files
    .flatMap((file) => file.hooks)
    .filter(({ kind }) => kind !== 'ok').length;
  const more = checked.files.filter((file) => !file.exact).length;
  if (wrong > 0)
    throw new Problem('hooks', `${wrong} hooks are not once and in place`, 'see the lines above');
  if (exact && more > 0)
    throw new Problem(
      'hooks',
      `${more} files differ from their base by more than their hooks`,
      'run trust-upstream hooks infer',
    );
}

function checkedLines({ files, base, incomplete, notes }: Checked): string[] {
  const byFile = files.flatMap((file) => [
    `${file.path}: ${file.exact ? `the hooks make it of ${base.version}` : 'changed by more than its hooks'}`,
    ...file.faults.map((fault) => `  ! ${fault}`),
    ...file.hooks.map(
      ({ id, kind, line, message, part_of: whole }) =>
        `  ${kind === 'ok' ? 'ok' : kind} ${id}${whole === null ? '' : `, part of ${whole}`}${line === null ? '' : ` (line ${line})`}${kind === 'ok' ? '' : `: ${message}`}`,
    ),
  ]);
  return [
    ...byFile,
    ...incomplete.map(
      ({ hook, lacks, path }) => `${hook} is incomplete: it lacks ${lacks} in ${path}`,
    ),
    ...notes.map((note) => `note: ${note}`),
  ];
}

async function ground(bench: Workbench): Promise<{ base: Checked['base']; tip: string }> {
  const branch = await bench.branch();
  const fork = await bench.sight();
  const tip = await fork.commitId(branchRef(branch));
  if (tip === null) throw new Problem('usage', `the fork has no branch ${branch}`);
  const { version, commit } = await resolveBase({
    fork,
    upstream: await bench.upstream(),
    branch,
    tip,
    record: await bench.versionRecord(),
    configured: bench.config.fork.base,
    target: null,
  });
  return { base: { version, commit }, tip };
}
