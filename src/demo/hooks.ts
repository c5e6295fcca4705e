/** The hooks that the demo's fork must have, as text to count: a check that shares nothing with the engine it checks. */

export interface HookText {
  readonly file: string;
  readonly name: string;
  readonly pattern: RegExp;
}

const PASSES = 'compiler/rustc_interface/src/passes.rs';
const ATTRIBUTES = 'compiler/rustc_feature/src/builtin_attrs.rs';
const OPTIONS = 'compiler/rustc_session/src/options.rs';

export const hookTexts: readonly HookText[] = [
  { file: PASSES, name: 'the provider', pattern: /rustc_verify::provide\(providers\);/g },
  {
    file: PASSES,
    name: 'the guarded call',
    pattern:
      /if tcx\.sess\.opts\.unstable_opts\.verify \{\s*let config = rustc_verify::VerifyConfig::from_session\(tcx\.sess\);\s*rustc_verify::verify_crate\(tcx, &config\);\s*\}/g,
  },
  ...['requires', 'ensures', 'invariant', 'decreases'].map((name) => ({
    file: ATTRIBUTES,
    name: `the attribute ${name}`,
    pattern: new RegExp(`gated!\\(\\s*${name},`, 'g'),
  })),
  { file: OPTIONS, name: 'the option verify', pattern: /^\s*verify: bool = \(/gm },
];

/** What is wrong with the hooks in the fork's files, one line each. */
export function wrongHooks(read: (file: string) => string): string[] {
  return hookTexts.flatMap(({ file, name, pattern }) => {
    const count = read(file).match(pattern)?.length ?? 0;
    return count === 1 ? [] : [`${name} is ${count} times in ${file}`];
  });
}
