/** Hooks in the form of the old release take that of the new one: learned from what upstream did to their siblings. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { deriveHooks } from '../../src/engine/intents/hooks.ts';
import { insertHooks } from '../../src/engine/intents/insert.ts';
import { parseIntegrationPoints } from '../../src/engine/intents/points.ts';
import { mergeOneFile } from '../../src/engine/merge/moves/merge-files.ts';
import { realUpstream } from '../support/real-upstream.ts';
import { rustParser } from '../support/rust-parser.ts';

const git = (...args: string[]): string =>
  execFileSync('git', ['-C', realUpstream ?? '', ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
const tags = realUpstream === undefined ? [] : git('tag').split('\n');

interface Case {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly file: string;
  readonly hook: string;
  /** What stands in the new file for the hook's code. */
  readonly becomes: string;
  readonly note: RegExp;
}

const CASES: readonly Case[] = [
  {
    what: 'the value of `List` in a template',
    from: '1.90.0',
    to: '1.95.0',
    file: 'compiler/rustc_feature/src/builtin_attrs.rs',
    hook: `action = "add_entry"
in = "static BUILTIN_ATTRIBUTES"
after = "rustc_dummy"
name = "proof_by"
code = 'rustc_attr!(TEST, proof_by, Normal, template!(List: "method"), DuplicatesOk, EncodeCrossCrate::No),'`,
    becomes:
      'rustc_attr!(TEST, proof_by, Normal, template!(List: &["method"]), DuplicatesOk, EncodeCrossCrate::No),',
    note: /template!\(List:/,
  },
  {
    what: 'the field of the unstable options',
    from: '1.63.0',
    to: '1.64.0',
    file: 'compiler/rustc_interface/src/passes.rs',
    hook: `action = "insert_statement"
in = "fn create_global_ctxt"
place = "first"
name = "rustc_verify"
code = "rustc_verify::prepare(sess.opts.debugging_opts.threads);"`,
    becomes: 'rustc_verify::prepare(sess.opts.unstable_opts.threads);',
    note: /debugging_opts is unstable_opts now/,
  },
];

const parser = await rustParser();

const possible = CASES.filter(({ from, to }) => tags.includes(from) && tags.includes(to));

describe.skipIf(possible.length === 0)('a hook of the general form', () => {
  it.each(possible.length === 0 ? CASES : possible)(
    'takes on $what',
    { timeout: 120_000 },
    ({ from, to, file, hook, becomes, note }) => {
      const toml = `[[hook]]\nid = "ours"\nfile = "${file}"\n${hook}\n`;
      const hooks = deriveHooks([], [], parseIntegrationPoints(toml, 'points.toml').hooks);
      const [base, theirs] = [git('show', `${from}:${file}`), git('show', `${to}:${file}`)];
      const made = insertHooks(parser, base, hooks);
      if (made.kind === 'failed') throw new Error(JSON.stringify(made.failures));
      const merged = mergeOneFile(parser, hooks, { path: file, base, ours: made.text, theirs });
      expect(merged.kind).toBe('clean');
      const lines = merged.text?.split('\n') ?? [];
      expect(lines.filter((line) => line.trim() === becomes)).toHaveLength(1);
      expect(lines.filter((line) => line.trim() !== becomes).join('\n')).toBe(theirs);
      expect(merged.decisions.map(({ description }) => description)).toEqual([
        expect.stringMatching(note),
      ]);
    },
  );
});
