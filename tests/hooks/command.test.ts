/** `hooks infer` and `hooks check` on the demo's fork. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoFork, refsOf } from '../support/demo.ts';

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
