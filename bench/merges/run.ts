/**
 * Real merges against what people committed, beside other tools in the same run:
 * `npm run bench:merges -- CASES [--out DIR] [--only TEXT] [--alone]`. CASES as in `cases.ts`; `--out` keeps our answers and
 * scores; `--alone` leaves the other tools out.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadParser } from '../../src/cli/knowledge.ts';
import { type Case, casesIn } from './cases.ts';
import { hashOf, rightShare } from './read.ts';
import { openLines, type Score, verdictOf } from './score.ts';
import { neverWorse, table, worseThan } from './table.ts';
import { gitMergeFile, gitOrt, mergiraf, nodeDiff3, ourTool, type Tool } from './tools.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    only: { type: 'string', default: '' },
    alone: { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  process.stderr.write('which folder of merges? npm run bench:merges -- CASES\n');
  process.exit(2);
}
const cases = casesIn(folder).filter(({ id }) => id.includes(values.only));
const parser = await loadParser();
const ours = ourTool(parser);
const scores = new Map<string, Score[]>([[ours.name, cases.map((one) => scored(ours, one))]]);
const ort = gitOrt(cases);
try {
  const others = [gitMergeFile, ...(values.alone ? [] : [ort, nodeDiff3, mergiraf()])];
  for (const tool of others) {
    if (tool !== null)
      scores.set(
        tool.name,
        cases.map((one) => scored(tool, one)),
      );
  }
} finally {
  ort.close();
}
process.stdout.write(table(scores));
process.stdout.write(rightShare(scores.get(ours.name) ?? []));
process.stdout.write(worseThan(scores, ours.name, gitMergeFile.name));
process.stdout.write(neverWorse(scores, ours.name, gitMergeFile.name));
if (values.out !== undefined) {
  const kept = JSON.stringify(scores.get(ours.name), null, 1);
  writeFileSync(join(values.out, 'scores.json'), `${kept}\n`);
}

function scored(tool: Tool, one: Case): Score {
  const begun = performance.now();
  const answer = tool.merge(one);
  const milliseconds = performance.now() - begun;
  const verdict = verdictOf(parser, answer, one.merged);
  if (tool === ours && values.out !== undefined) {
    mkdirSync(join(values.out, one.repository), { recursive: true });
    writeFileSync(join(values.out, `${one.id}.rs`), answer.text);
  }
  const lines = answer.conflict ? openLines(answer.text) : 0;
  const hash = hashOf(answer.text);
  return { case: one.id, repository: one.repository, verdict, hash, lines, milliseconds };
}
