/**
 * The hooks put into every release by the engine, held against what a person wrote for it:
 * `TRUST_UPSTREAM_REPO=/path/to/rust npm run bench:insertions`. Fails where they differ in more than formatting.
 */
import { gitOpener } from '../../src/adapters/git/opener.ts';
import { insertHooks } from '../../src/engine/intents/insert.ts';
import { hooksIn } from '../../tests/support/hooks.ts';
import { rustParser } from '../../tests/support/rust-parser.ts';
import { forkOf, gitDirectory } from './forks.ts';
import { judged } from './judge.ts';
import { nameOf } from './outcome.ts';
import { RELEASES } from './releases.ts';

const upstream = process.env['TRUST_UPSTREAM_REPO'];
if (upstream === undefined) {
  process.stderr.write('set TRUST_UPSTREAM_REPO to a clone of rust-lang/rust\n');
  process.exit(2);
}
const parser = await rustParser();
const git = await gitOpener.openScratch(gitDirectory(upstream), []);
/** Releases by what was found in them: most diffs are those of many. */
const found = new Map<string, string[]>();
let bad = 0;

for (const version of RELEASES) {
  const { upstream: texts, fork } = await forkOf(git, version);
  for (const [path, text] of texts) {
    const made = insertHooks(parser, text, hooksIn(nameOf(path)));
    const { kind, diff } =
      made.kind === 'inserted'
        ? judged(fork.get(path) ?? '', made.text)
        : { kind: 'failed', diff: made.failures.map(({ reason }) => `${reason}\n`).join('') };
    if (kind === 'wrong' || kind === 'failed') bad += 1;
    const said = `${nameOf(path)}: ${kind}\n${diff.replaceAll(/^@@.*\n/gm, '')}`;
    found.set(said, [...(found.get(said) ?? []), version]);
  }
}
await git.close();
for (const [said, versions] of found) process.stdout.write(`${versions.join(' ')}\n${said}\n`);
process.stdout.write(`${bad} of ${RELEASES.length * 3} files are not as written by hand\n`);
if (bad > 0) process.exitCode = 1;
