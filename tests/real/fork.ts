/** A fork of real rustc with the seed's hooks, put in by plain text edits that share nothing with the engine. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RealFork {
  readonly folder: string;
  git(...args: string[]): string;
}

export const HOOKED = {
  passes: 'compiler/rustc_interface/src/passes.rs',
  attributes: 'compiler/rustc_feature/src/builtin_attrs.rs',
  options: 'compiler/rustc_session/src/options.rs',
} as const;

/** One commit for each file, as a fork would have them. `folder` must not exist. */
export function realFork(upstream: string, version: string, folder: string): RealFork {
  execFileSync('git', ['clone', '--quiet', '--shared', '--no-checkout', upstream, folder]);
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 }).trim();
  git('config', 'user.name', 'A Person');
  git('config', 'user.email', 'person@localhost');
  git('checkout', '--quiet', '-b', 'main', `refs/tags/${version}`);
  const edit = (path: string, change: (lines: string[]) => string[]): void => {
    const file = join(folder, path);
    writeFileSync(file, change(readFileSync(file, 'utf8').split('\n')).join('\n'));
    git('commit', '--quiet', '-am', `Hook ${path}`);
  };
  edit(HOOKED.options, withOption);
  edit(HOOKED.attributes, withAttributes);
  edit(HOOKED.passes, withCalls);
  return { folder, git };
}

function withOption(lines: string[]): string[] {
  const verify = lines.findIndex((line) => line.startsWith('    verify_llvm_ir: bool'));
  const at = lines[verify - 1]?.trim().startsWith('#[') === true ? verify - 1 : verify;
  return lines.toSpliced(
    at,
    0,
    '    verify: bool = (false, parse_bool, [TRACKED],',
    '        "enable formal verification of code with specifications"),',
  );
}

function withAttributes(lines: string[]): string[] {
  const list = lines.findIndex((line) => /^pub (const|static) BUILTIN_ATTRIBUTES\b/.test(line));
  const end = lines.indexOf('];', list);
  const fields = lines.slice(list, end).some((line) => line.includes('EncodeCrossCrate::'))
    ? 'DuplicatesOk, EncodeCrossCrate::Yes'
    : 'DuplicatesOk';
  const entry = (name: string, value: string): string =>
    `    gated!(${name}, Normal, template!(NameValueStr: "${value}"), ${fields}, experimental!(${name})),`;
  return lines.toSpliced(
    end,
    0,
    entry('requires', 'condition'),
    entry('ensures', 'condition'),
    entry('invariant', 'condition'),
    entry('decreases', 'expression'),
  );
}

function withCalls(lines: string[]): string[] {
  const providers = lines.findLastIndex((line) =>
    /^    rustc_\w+::provide\(providers\);$/.test(line),
  );
  const hooked = lines.toSpliced(providers + 1, 0, '    rustc_verify::provide(providers);');
  const analysis = hooked.findIndex((line) => line.startsWith('fn analysis('));
  const end = hooked.indexOf('}', analysis);
  const tail = hooked[end - 1] === '    Ok(())' ? end - 1 : end;
  return hooked.toSpliced(
    tail,
    0,
    '    if tcx.sess.opts.unstable_opts.verify {',
    '        let config = rustc_verify::VerifyConfig::from_session(tcx.sess);',
    '        rustc_verify::verify_crate(tcx, &config);',
    '    }',
    '',
  );
}
