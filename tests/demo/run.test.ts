import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runDemo } from '../../src/demo/run.ts';
import { temporaryFolder } from '../support/folders.ts';

/** `npm run demo` plays it to the end; here are the ways in which it has to fail. */
async function demoWith(script: string): Promise<{ done: boolean; said: string }> {
  const folder = temporaryFolder('demo');
  const lines: string[] = [];
  const done = await runDemo({
    folder,
    program: [process.execPath, '-e', script],
    print: (line) => lines.push(line),
  });
  expect(existsSync(join(folder, 'fork', 'compiler', 'rustc_verify'))).toBe(true);
  return { done, said: lines.join('\n').replaceAll(folder, 'FOLDER') };
}

it('a command that fails ends the demo, and what it printed is shown', async () => {
  const { done, said } = await demoWith('console.error("no luck"); process.exit(5)');
  expect(done).toBe(false);
  expect(said).toContain(
    '   $ trust-upstream monitor --check-now --state ../state\n     no luck\n',
  );
  expect(said).toContain('WRONG: exit code 5');
  expect(said).toContain('Everything is still in FOLDER.');
});

it('a command that claims success and does nothing is found out', async () => {
  const { done, said } = await demoWith('process.exit(0)');
  expect(done).toBe(false);
  expect(said).toMatch(/WRONG: .*FOLDER\/state\/releases\.json/);
});

it('a command that leaves a wrong result behind is found out', async () => {
  const { done, said } = await demoWith(`
    const fs = require('node:fs');
    fs.mkdirSync('../state');
    fs.writeFileSync('../state/releases.json', JSON.stringify({
      current_stable: '1.92.0', releases: [{ version: '1.92.0', release_date: null }] }));
  `);
  expect(done).toBe(false);
  expect(said).toContain('WRONG: the current stable release: 1.92.0 instead of 1.93.0');
  expect(said).toContain('WRONG: the number of releases: 1 instead of 4');
  expect(said).toContain('WRONG: 1.92.0 has no date');
});
