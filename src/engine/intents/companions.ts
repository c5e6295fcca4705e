/** What a declared call needs beside it in order to compile, and upstream never has. */
import { blanked } from './snippet.ts';

interface Companion {
  /** A name the code uses and does not bind. */
  readonly name: string;
  readonly callee: RegExp;
  readonly statement: string;
}

/** `config` is in scope of `fn analysis` in no release from 1.48 to 1.95. */
const COMPANIONS: readonly Companion[] = [
  {
    name: 'config',
    callee: /\brustc_verify::verify_crate\b/,
    statement: 'let config = rustc_verify::VerifyConfig::from_session(tcx.sess);',
  },
];

/** The guard's code with the statements it lacks, first in its block. */
export function withCompanions(code: string): string {
  const bare = blanked(code);
  const lacking = COMPANIONS.filter(
    ({ name, callee }) =>
      callee.test(bare) &&
      new RegExp(`\\b${name}\\b`).test(bare) &&
      !new RegExp(`\\blet\\s+(mut\\s+)?${name}\\b`).test(bare),
  );
  const open = /^if\b[^{]*\{\n([ \t]*)/.exec(code);
  if (lacking.length === 0 || open === null) return code;
  const indent = open[1] ?? '';
  const at = open[0].length - indent.length;
  return (
    code.slice(0, at) +
    lacking.map(({ statement }) => `${indent}${statement}\n`).join('') +
    code.slice(at)
  );
}
