/** The driver as git calls it: files in, a file and one of two exit codes out. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { cli, type Ran } from '../support/cli.ts';
import { temporaryFolder } from '../support/folders.ts';

const BASE = 'fn a() {}\nfn m() -> u8 {\n    1\n}\nfn z() {}\n';
const OURS = BASE.replace('1', '2');
const THEIRS = BASE.replace('1', '3');

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('driver-call');
});

function put(base: string | Buffer, ours: string | Buffer, theirs: string | Buffer): void {
  for (const [name, content] of Object.entries({ O: base, A: ours, B: theirs }))
    writeFileSync(join(folder, name), content);
}

function drive(rest: readonly string[] = ['7', 'src/lib.rs'], ...options: string[]): Promise<Ran> {
  const files = ['O', 'A', 'B'].map((name) => join(folder, name));
  return cli('merge-driver', ...options, '--', ...files, ...rest);
}

const result = (): string => readFileSync(join(folder, 'A'), 'utf8');

describe('merge-driver %O %A %B %L %P', () => {
  it('0 and the merged file when it is clean; nothing is printed', async () => {
    put(BASE, BASE.replace('fn a() {}', 'fn a() -> u8 { 1 }'), `${BASE}fn q() {}\n`);
    expect(await drive()).toEqual({ exit: 0, out: '', err: '' });
    expect(result()).toBe(`${BASE.replace('fn a() {}', 'fn a() -> u8 { 1 }')}fn q() {}\n`);
    expect(readdirSync(folder).sort()).toEqual(['A', 'B', 'O']);
  });

  it('1 and markers of the size asked for, with item and reason', async () => {
    put(BASE, OURS, THEIRS);
    expect(await drive(['11', 'src/lib.rs'])).toEqual({ exit: 1, out: '', err: '' });
    expect(result()).toBe(
      BASE.replace(
        '    1\n',
        '<<<<<<<<<<< ours — fn m (both changed these lines)\n    2\n||||||||||| base\n    1\n' +
          '===========\n    3\n>>>>>>>>>>> theirs\n',
      ),
    );
  });

  it('longer markers where the text holds lines like them', async () => {
    const text = 'const A: &str = "\n<<<<<<< ours\n=======\n>>>>>>> theirs\n";\n';
    put(BASE + text, OURS + text, THEIRS + text);
    expect((await drive()).exit).toBe(1);
    expect(result()).toContain(`\n${'<'.repeat(8)} ours — fn m`);
    expect(result()).toContain(text);
  });

  it("the sides' names when git gives them, and not its placeholders when it does not", async () => {
    put(BASE, OURS, THEIRS);
    await drive(['7', 'a.rs', '1a2b3c4', 'HEAD', 'feature/x']);
    expect(result()).toMatch(
      /^<{7} HEAD — fn m .*\n.*\n\|{7} 1a2b3c4\n.*\n=+\n.*\n>{7} feature\/x$/m,
    );
    put(BASE, OURS, THEIRS);
    await drive(['7', 'a.rs', '%S', '%X', '%Y']);
    expect(result()).toMatch(/^<{7} ours — fn m .*\n.*\n\|{7} base\n.*\n=+\n.*\n>{7} theirs$/m);
  });

  it('both added the file', async () => {
    put('', 'fn a() {}\n', 'fn b() {}\n');
    expect((await drive()).exit).toBeLessThanOrEqual(1);
    expect(result()).toContain('fn a() {}');
    expect(result()).toContain('fn b() {}');
  });

  it('the conflicts beside it, when asked', async () => {
    put(BASE, OURS, THEIRS);
    await drive(['7', 'src/lib.rs'], '--conflicts-out', join(folder, 'out'));
    const file = JSON.parse(readFileSync(join(folder, 'out/src/lib.rs.conflicts.json'), 'utf8'));
    expect(file).toMatchObject({
      path: 'src/lib.rs',
      failure: null,
      conflicts: [
        {
          line: 3,
          item: 'fn m',
          reason: 'both changed these lines',
          reason_code: 'bothChanged',
          ours: { lines: [4, 4], text: '    2\n' },
          base: { lines: [6, 6], text: '    1\n' },
          theirs: { lines: [8, 8], text: '    3\n' },
        },
      ],
    });
    const lines = result().split('\n');
    expect([lines[3], lines[5], lines[7]]).toEqual(['    2', '    1', '    3']);
  });
});

describe('on any failure the line merge with markers, 1 and one line', () => {
  async function fellBack(ran: Ran, why: RegExp): Promise<void> {
    expect(ran).toMatchObject({ exit: 1, out: '' });
    expect(ran.err).toMatch(why);
    expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
    expect(readdirSync(folder).filter((name) => !['A', 'B', 'O', 'dir'].includes(name))).toEqual(
      [],
    );
  }

  it('the engine takes too long', async () => {
    put(BASE, OURS, THEIRS);
    await fellBack(
      await drive(['9', 'a.rs'], '--time-limit', '0'),
      /merged by lines: no result within 0 s/,
    );
    expect(result()).toMatch(/^<{9} ours\n {4}2\n\|{9} base\n {4}1\n={9}\n {4}3\n>{9} theirs$/m);
  });

  it('a file that is not UTF-8: no byte is lost', async () => {
    const latin = (text: string): Buffer => Buffer.from(text.replace('z', 'é'), 'latin1');
    put(latin(BASE), latin(OURS), latin(THEIRS));
    await fellBack(await drive(), /it is not UTF-8/);
    const text = readFileSync(join(folder, 'A'), 'latin1');
    expect(text).toContain('fn é() {}');
    expect(text).toMatch(/^<{7} ours\n {4}2\n/m);
  });

  it('binary files, which git does not merge either', async () => {
    const zero = (text: string): Buffer =>
      Buffer.concat([Buffer.from([0, 255, 10]), Buffer.from(text)]);
    put(zero(BASE), zero(OURS), zero(THEIRS));
    await fellBack(await drive(['7', 'a.rs', 'b', 'Übung', 'y']), /not UTF-8/);
    expect(readFileSync(join(folder, 'A')).subarray(0, 3)).toEqual(Buffer.from([0, 255, 10]));
    expect(result()).toMatch(/^<{7} Übung\n {4}2\n\|{7} b\n {4}1\n={7}\n {4}3\n>{7} y$/m);
  });

  it('a configuration that cannot be read', async () => {
    put(BASE, OURS, THEIRS);
    await fellBack(
      await drive(['7', 'a.rs'], '--config', '/nowhere.toml'),
      /no configuration file/,
    );
    expect(result()).toMatch(/^<{7} ours\n {4}2\n/m);
  });

  it('takes the time limit of the nearest configuration, and that of the flag before it', async () => {
    const config = join(folder, 'dir');
    mkdirSync(config);
    writeFileSync(join(config, 'trust-upstream.toml'), '[limits]\nmerge_seconds = 0.000001\n');
    put(BASE, OURS, THEIRS);
    await fellBack(
      await drive(['7', 'a.rs'], '--fork', config),
      /merged by lines: no result within/,
    );
    put(BASE, OURS, THEIRS);
    const ran = await drive(['7', 'a.rs'], '--fork', config, '--time-limit', '30');
    expect(ran).toEqual({ exit: 1, out: '', err: '' });
    expect(result()).toContain('ours — fn m');
  });

  it('a configuration that is found and cannot be used is warned of, and stops nothing', async () => {
    const config = join(folder, 'dir');
    mkdirSync(config);
    writeFileSync(join(config, 'trust-upstream.toml'), '[limits]\nmerge_seconds = "x"\n');
    put(BASE, OURS, THEIRS);
    await fellBack(
      await drive(['7', 'a.rs'], '--fork', config),
      /the defaults are used: .*merge_seconds/,
    );
    expect(result()).toContain('ours — fn m');
  });

  it('their side cannot be read: nothing of ours passes unmarked', async () => {
    put(BASE, OURS, THEIRS);
    const gone = join(folder, 'gone');
    const ran = await cli('merge-driver', join(folder, 'O'), join(folder, 'A'), gone, '7', 'a.rs');
    await fellBack(ran, /ENOENT/);
    expect(result()).toBe(`<<<<<<< ours\n${OURS}||||||| base\n${BASE}=======\n>>>>>>> theirs\n`);
  });

  it('the result cannot be written: ours stays, and git hears 1', async () => {
    put(BASE, OURS, THEIRS);
    mkdirSync(join(folder, 'dir'));
    const files = [join(folder, 'O'), join(folder, 'dir'), join(folder, 'B')];
    const ran = await cli('merge-driver', ...files, '7', 'a.rs');
    expect(ran).toMatchObject({ exit: 1, out: '' });
    expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
  });

  it.each([[['nonsense', 'a.rs']], [['0', 'a.rs']], [[]], [['7']], [['7', '-a.rs']]])(
    'odd arguments behind the files: %j',
    async (rest) => {
      put(BASE, OURS, THEIRS);
      const ran = await drive(rest);
      expect(ran).toMatchObject({ exit: 1, out: '' });
      expect(result()).toMatch(
        /^<{7} ours.*\n {4}2\n\|{7} base\n {4}1\n={7}\n {4}3\n>{7} theirs$/m,
      );
    },
  );

  it.each([['--bogus'], ['--time-limit=x'], ['--json']])('an odd option: %s', async (option) => {
    put(BASE, OURS, THEIRS);
    const files = ['O', 'A', 'B'].map((name) => join(folder, name));
    expect(await cli('merge-driver', option, ...files, '7', 'a.rs')).toMatchObject({
      exit: 1,
      out: '',
    });
    expect(result()).toMatch(/^<{7} ours.*\n {4}2\n/m);
  });

  it.each([[[]], [['one']], [['one', 'two']]])('too few files: %j', async (files) => {
    const ran = await cli('merge-driver', ...files);
    expect(ran).toMatchObject({ exit: 1, out: '' });
    expect(ran.err).toMatch(/bad usage: merge-driver takes the files %O %A %B of git/);
  });
});
