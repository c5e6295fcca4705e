import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localBuilder } from '../../../src/adapters/build/local.ts';
import { createProcessGroups } from '../../../src/adapters/process/groups.ts';
import type { CommandReport } from '../../../src/ports/build.ts';
import { temporaryFolder } from '../../support/folders.ts';

const hasCargo = spawnSync('cargo', ['--version']).status === 0;
const folder = temporaryFolder('cargo');

/** Runs cargo on a crate made of this one source file. */
async function cargo(name: string, source: string, ...args: string[]): Promise<CommandReport> {
  const cwd = join(folder, name);
  mkdirSync(join(cwd, 'src'), { recursive: true });
  writeFileSync(
    join(cwd, 'Cargo.toml'),
    `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n`,
  );
  writeFileSync(join(cwd, 'src', 'lib.rs'), source);
  return localBuilder(createProcessGroups()).run({
    command: ['cargo', ...args],
    cwd,
    env: { CARGO_TARGET_DIR: join(cwd, 'target'), CARGO_NET_OFFLINE: 'true' },
    logFile: join(cwd, 'cargo.log'),
    timeoutSeconds: 300,
  });
}

const WRONG = `pub struct Body;

pub fn check(body: &Body) {
    let unused = 1;
    body.walk();
}
`;

describe.skipIf(!hasCargo)('cargo itself (skipped where there is none)', () => {
  it.each([
    ['text', []],
    ['json', ['--message-format=json']],
  ])(
    'reports errors in %s',
    async (form, args) => {
      const report = await cargo(`wrong_${form}`, WRONG, 'check', ...args);
      expect(report.end).toMatchObject({ kind: 'exited', code: 101 });
      expect(report.diagnostics.filter((one) => one.level === 'error')).toEqual([
        expect.objectContaining({ code: 'E0599', file: 'src/lib.rs', line: 5 }),
      ]);
      expect(report.tests).toBeNull();
    },
    300_000,
  );

  it('reports the tests of all suites', async () => {
    const source = `/// \`\`\`
/// assert_eq!(counted::two(), 2);
/// \`\`\`
pub fn two() -> u32 { 2 }

#[test] fn right() { assert_eq!(two(), 2); }
#[test] fn wrong() { println!("error: said by a test"); assert_eq!(two(), 3); }
#[test] #[ignore] fn later() {}
`;
    const report = await cargo('counted', source, 'test', '--no-fail-fast');
    expect(report.end).toMatchObject({ kind: 'exited', code: 101 });
    expect(report.tests).toEqual({ passed: 2, failed: 1, ignored: 1 });
    expect(report.diagnostics).toEqual([]);
  }, 300_000);
});
