/**
 * The yardstick of the speed figures: tree-sitter's own parse, one thread, no walk, of the blobs named on stdin (one id a
 * line) in the repository given. Prints milliseconds and bytes; reading the blobs does not count.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);
const ids = readFileSync(0, 'utf8').trim();
const batch = spawnSync('git', ['-C', process.argv[2] ?? '.', 'cat-file', '--batch'], {
  input: `${ids}\n`,
  maxBuffer: 1 << 30,
}).stdout;
const texts = [];
for (let at = 0; at < batch.length;) {
  const end = batch.indexOf(10, at);
  const size = Number(batch.toString('utf8', at, end).split(' ')[2]);
  texts.push(batch.toString('utf8', end + 1, end + 1 + size));
  at = end + 2 + size;
}
await Parser.init();
const parser = new Parser();
parser.setLanguage(
  await Language.load(readFileSync(require.resolve('tree-sitter-rust/tree-sitter-rust.wasm'))),
);
const begun = performance.now();
for (const text of texts) parser.parse(text)?.delete();
const milliseconds = performance.now() - begun;
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
process.stdout.write(JSON.stringify({ milliseconds, bytes, blobs: texts.length }));
