/** The fixed fork as text: what of it uses an identifier. Plain search, no syntax. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ForkLine {
  /** `spec.rs:12`, `integration_points.toml:3`. */
  readonly place: string;
  readonly text: string;
}

const ROOT = join(import.meta.dirname, '../..');

/** Lines the patches add, numbered in the files they add or change, and the lines of `data/*.toml`. */
export const FORK_LINES: readonly ForkLine[] = [...patchLines(), ...dataLines()];

/** Where the fork has this word. */
export function usesOf(word: string): ForkLine[] {
  const whole = new RegExp(`(?<!\\w)${word.replaceAll(/\W/g, '\\$&')}(?!\\w)`);
  return FORK_LINES.filter(({ text }) => whole.test(text));
}

function patchLines(): ForkLine[] {
  const folder = join(ROOT, 'fixtures/demo/fork');
  const lines: ForkLine[] = [];
  for (const name of readdirSync(folder).sort()) {
    let file = '';
    let at = 0;
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      const begun = /^@@ -\S+ \+(\d+)/.exec(line);
      if (line.startsWith('+++ ')) file = line.slice('+++ b/'.length);
      else if (begun !== null) at = Number(begun[1]);
      else if (file !== '' && /^[+ ]/.test(line)) {
        if (line.startsWith('+')) lines.push({ place: `${file}:${at}`, text: line.slice(1) });
        at += 1;
      }
      if (line === '-- ') break;
    }
  }
  return lines;
}

function dataLines(): ForkLine[] {
  return ['integration_points.toml', 'resolution_rules.toml'].flatMap((name) =>
    readFileSync(join(ROOT, 'data', name), 'utf8')
      .split('\n')
      .map((text, at) => ({ place: `data/${name}:${at + 1}`, text })),
  );
}
