/** Declared hooks of which nothing can be made: one line that says which, where and why; and nothing on disk changed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DemoFork, demoFork } from '../support/demo.ts';
import { POINTS, RULES } from '../support/hooks.ts';
import { treeOf } from '../support/folders.ts';

const PASSES = 'compiler/rustc_interface/src/passes.rs';
const statement = (more: string, code = 'ours(tcx);'): string =>
  `action = "insert_statement"\nin = "fn analysis"\n${more}\ncode = ${JSON.stringify(code)}\n`;

async function configured(hook: string, rules = RULES, points = POINTS): Promise<DemoFork> {
  const demo = await demoFork();
  const [pointsFile, rulesFile] = [
    join(demo.folder, 'points.toml'),
    join(demo.folder, 'rules.toml'),
  ];
  writeFileSync(pointsFile, points + hook);
  writeFileSync(rulesFile, rules);
  demo.configure(
    '[data]',
    `[data]\nintegration_points = ${JSON.stringify(pointsFile)}\nresolution_rules = ${JSON.stringify(rulesFile)}`,
  );
  return demo;
}

const hookIn = (file: string, body: string): string =>
  `\n[[hook]]\nid = "ours"\nfile = "${file}"\n${body}`;

describe('sync refuses a hook before it changes anything', () => {
  it.each([
    [
      'that fits nothing',
      hookIn(PASSES, statement('after = "no_such_call($$_)"')),
      `hook ours is not in the fork, and cannot be put into ${PASSES}: no_such_call($$_) not found in fn analysis`,
    ],
    [
      'whose function is not there',
      hookIn(PASSES, statement('place = "last"').replace('fn analysis', 'fn none')),
      `cannot be put into ${PASSES}: no fn none`,
    ],
    [
      'that fits several places',
      hookIn(
        PASSES,
        statement('after = "$x.time($$_)"').replace('in = "fn analysis"\n', 'in = ""\n'),
      ),
      / places fit \$x\.time/,
    ],
    [
      'that does not parse',
      hookIn(PASSES, statement('place = "first"', 'ours(tcx;')),
      `cannot be put into ${PASSES}: `,
    ],
    [
      'whose file is gone',
      hookIn(
        'compiler/rustc_none/src/lib.rs',
        'action = "add_item"\nplace = "last"\ncode = "fn a() {}"\n',
      ),
      'cannot be put into compiler/rustc_none/src/lib.rs: neither the fork nor its base has this file',
    ],
  ])('%s', { timeout: 60_000 }, async (_, hook, message) => {
    const demo = await configured(hook);
    const before = [treeOf(demo.fork), treeOf(demo.upstream)];
    for (const args of [
      ['sync', '--to', '1.92.0'],
      ['sync', '--to', '1.92.0', '--dry-run'],
    ]) {
      const ran = await demo.run(...args);
      expect(ran.err).toMatch(message);
      expect(ran.err.trim().split('\n')).toHaveLength(1);
      expect(ran).toMatchObject({ exit: 2, out: '' });
      expect([treeOf(demo.fork), treeOf(demo.upstream)]).toEqual(before);
    }
  });

  it('whose rule names a file that is gone, with the rule', { timeout: 60_000 }, async () => {
    const gone = 'compiler/rustc_none/src/passes.rs';
    const demo = await configured(
      '',
      RULES.replaceAll(PASSES, gone),
      POINTS.replaceAll(PASSES, gone),
    );
    const ran = await demo.run('sync', '--to', '1.92.0');
    expect(ran.exit).toBe(2);
    expect(ran.err).toContain(
      `hook passes.rs/provide (rule passes_hook_insertion) is not in the fork, and cannot be put into ${gone}`,
    );
  });
});
