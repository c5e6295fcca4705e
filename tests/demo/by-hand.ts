/** What a person would do to take the demo's fork to 1.92.0. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Demo } from '../../src/demo/build.ts';
import { git } from '../../src/demo/git.ts';
import { temporaryFolder } from '../support/folders.ts';

export const hookedFiles = {
  attributes: 'compiler/rustc_feature/src/builtin_attrs.rs',
  passes: 'compiler/rustc_interface/src/passes.rs',
  options: 'compiler/rustc_session/src/options.rs',
};

/** What 1.92.0 renamed, in each file of rustc_verify that uses it. */
export const renames = [
  ['src/lib.rs', 'rustc_middle::query::Providers', 'rustc_middle::util::Providers'],
  ['src/obligation.rs', 'InstanceDef', 'InstanceKind'],
  ['src/obligation.rs', 'erase_regions', 'erase_and_anonymize_regions'],
  ['src/spec.rs', 'find_by_name', 'filter_by_name'],
] as const;

export type Rename = (typeof renames)[number];

/** The fork with all of upstream's releases, to break freely. */
export async function scratchClone({ fork, upstream }: Demo): Promise<string> {
  const clone = join(temporaryFolder('clone'), 'fork');
  await git(fork, ['clone', '--quiet', fork, clone]);
  await git(clone, ['fetch', '--quiet', '--tags', upstream]);
  await git(clone, ['config', 'user.name', 'Somebody']);
  await git(clone, ['config', 'user.email', 'somebody@example.org']);
  return clone;
}

/** 1.92.0 with the fork's own crate and its hooks; the crate still calls 1.90.0's APIs. */
export async function rebaseByHand(clone: string): Promise<void> {
  await git(clone, ['checkout', '--quiet', '--detach', '1.92.0']);
  await git(clone, ['checkout', 'main', '--', 'compiler/rustc_verify']);
  insert(join(clone, 'compiler/rustc_interface/Cargo.toml'), /rustc_symbol_mangling = .*\n/, [
    'rustc_verify = { path = "../rustc_verify" }',
  ]);
  insert(
    join(clone, hookedFiles.attributes),
    /experimental!\(type_const\),\n {4}\),\n/,
    ['requires', 'ensures', 'invariant', 'decreases'].map(
      (name) =>
        `    gated!(${name}, Normal, template!(NameValueStr: "x"), DuplicatesOk, EncodeCrossCrate::Yes, verify, ""),`,
    ),
  );
  const passes = join(clone, hookedFiles.passes);
  insert(passes, / {4}rustc_codegen_ssa::provide\(providers\);\n/, [
    '    rustc_verify::provide(providers);',
  ]);
  insert(passes, /return Err\(guar\);\n {4}}\n(?=\n {4}Ok)/, [
    '    if tcx.sess.opts.unstable_opts.verify {',
    '        let config = rustc_verify::VerifyConfig::from_session(tcx.sess);',
    '        rustc_verify::verify_crate(tcx, &config);',
    '    }',
  ]);
  insert(join(clone, hookedFiles.options), /verbose_spans.*\n.*\n/, [
    '    verify: bool = (false, parse_bool, [TRACKED], "x"),',
  ]);
  await git(clone, ['add', '--all']);
  await git(clone, ['commit', '--quiet', '-m', 'By hand']);
}

/** Follows some of the renames in rustc_verify, in a checkout without changes. */
export async function follow(clone: string, chosen: readonly Rename[]): Promise<void> {
  await git(clone, ['checkout', '--quiet', '--', '.']);
  for (const [file, before, after] of chosen) {
    const path = join(clone, 'compiler/rustc_verify', file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(before, after));
  }
}

function insert(file: string, after: RegExp, lines: readonly string[]): void {
  const text = readFileSync(file, 'utf8');
  if (!after.test(text)) throw new Error(`${file} has no ${after.source}`);
  writeFileSync(
    file,
    text.replace(after, (found) => `${found}${lines.join('\n')}\n`),
  );
}
