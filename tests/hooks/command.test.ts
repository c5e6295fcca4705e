/** `hooks infer` and `hooks check` on the demo's fork. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DemoFork, demoFork, refsOf } from '../support/demo.ts';
import { POINTS } from '../support/hooks.ts';

describe('hooks infer', () => {
  it('writes hooks from which hooks check makes the fork', { timeout: 60_000 }, async () => {
    const demo = await demoFork();
    const refs = refsOf(demo);
    const file = join(demo.folder, 'hooks.toml');
    const inferred = await demo.run('hooks', 'infer', '--out', file);
    expect(inferred.err).toBe(
      'no hooks for compiler/rustc_interface/Cargo.toml: not Rust: a sync merges it\n',
    );
    expect(inferred.exit).toBe(0);
    expect(inferred.out).toMatch(/^\d+ hooks in \d+ files: /);
    demo.configure('[data]', `[data]\nintegration_points = ${JSON.stringify(file)}`);
    const checked = await demo.run('hooks', 'check', '--exact', '--json');
    expect(checked.err).toBe('');
    expect(checked.exit).toBe(0);
    const { files } = JSON.parse(checked.out) as { files: { exact: boolean }[] };
    expect(files.length).toBeGreaterThan(0);
    expect(files.every(({ exact }) => exact)).toBe(true);
    expect(refsOf(demo)).toBe(refs);
  });

  it('prints them where no file is named', { timeout: 60_000 }, async () => {
    const demo = await demoFork();
    const { out, exit } = await demo.run('hooks', 'infer');
    expect(exit).toBe(0);
    expect(out).toMatch(/^# Hooks of the fork, inferred from its diff against \d/);
    expect(out).toContain('[[hook]]');
  });
});

describe('hooks check', () => {
  it('finds every hook of the demo in place', { timeout: 60_000 }, async () => {
    const demo = await demoFork();
    const { out, err, exit } = await demo.run('hooks', 'check');
    expect(err).toBe('');
    expect(exit).toBe(0);
    expect(out).toMatch(/^ {2}ok passes\.rs\/verify_crate \(line \d+\)$/m);
  });

  it('exits 1 for one that is gone', { timeout: 60_000 }, async () => {
    const demo = await demoFork();
    const path = 'compiler/rustc_interface/src/passes.rs';
    const file = join(demo.fork, path);
    expect(existsSync(file)).toBe(true);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^.*rustc_verify::provide.*\n/m, ''));
    demo.git('commit', '-qam', 'The hook is gone');
    const { out, err, exit } = await demo.run('hooks', 'check');
    expect(exit).toBe(1);
    expect(out).toContain('missing passes.rs/provide: rustc_verify::provide is not there');
    expect(err).toMatch(/1 hooks are not once and in place/);
  });
});

describe('companions', () => {
  const manifest = 'compiler/rustc_interface/Cargo.toml';
  const withoutDependency = (demo: DemoFork): void => {
    const file = join(demo.fork, manifest);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^rustc_verify = .*\n/m, ''));
    demo.git('commit', '-qam', 'The dependency is gone');
  };

  it('that are derived and missing are a note', { timeout: 60_000 }, async () => {
    const demo = await demoFork();
    expect((await demo.run('hooks', 'check')).out).not.toContain('note:');
    withoutDependency(demo);
    const { out, exit } = await demo.run('hooks', 'check');
    expect(exit).toBe(0);
    expect(out).toMatch(
      /^note: passes\.rs\/provide needs dependency on rustc_verify in compiler\/rustc_interface\/Cargo\.toml: the fork has none$/m,
    );
  });

  it('that are declared and missing leave their hook incomplete', { timeout: 60_000 }, async () => {
    const demo = await demoFork();
    const file = join(demo.folder, 'points.toml');
    const part = `[[hook]]\nfile = "${manifest}"\naction = "add_dependency"\npart_of = "passes.rs/verify_crate"\ncode = 'rustc_verify = { path = "../rustc_verify" }'\n`;
    writeFileSync(file, `${POINTS}\n${part}`);
    demo.configure('[data]', `[data]\nintegration_points = ${JSON.stringify(file)}`);
    const before = await demo.run('hooks', 'check');
    expect(before.out).toMatch(
      /^ {2}ok Cargo\.toml\/rustc_verify, part of passes\.rs\/verify_crate \(line \d+\)$/m,
    );
    expect(before.exit).toBe(0);
    withoutDependency(demo);
    const { out, exit } = await demo.run('hooks', 'check');
    expect(exit).toBe(1);
    expect(out).toContain(
      `passes.rs/verify_crate is incomplete: it lacks Cargo.toml/rustc_verify in ${manifest}`,
    );
    expect(out).not.toContain('note:');
  });

  it('that the fork has go with it to the next release', { timeout: 60_000 }, async () => {
    const demo = await demoFork();
    const { out } = await demo.run('--json', 'sync', '--to', '1.91.0', '--dry-run');
    expect(JSON.parse(out)).toMatchObject({
      hooks: expect.arrayContaining(['passes.rs/provide', 'Cargo.toml/rustc_verify']),
    });
    withoutDependency(demo);
    const bare = await demo.run('--json', 'sync', '--to', '1.91.0', '--dry-run');
    expect(JSON.parse(bare.out)).toMatchObject({
      conflicts: [],
      hooks: expect.not.arrayContaining(['Cargo.toml/rustc_verify']),
    });
  });
});
