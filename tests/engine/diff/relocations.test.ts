import fc from 'fast-check';
import { expect, test } from 'vitest';
import { relocations } from '../../../src/engine/diff/relocations.ts';
import type { Remnant } from '../../../src/engine/diff/remnant.ts';
import { relocated, remnantsBetween, type Files } from '../../support/relocations.ts';

/** Code that no other `topic` has. */
const code = (topic: string): string => `
    let ${topic}_list = collect_${topic}(tcx, ${topic}_id);
    for one in ${topic}_list.iter().filter(|one| one.is_${topic}()) {
        check_${topic}(tcx, one.${topic}_span, &${topic}_list);
        report.push(${topic}::Entry { span: one.${topic}_span, id: ${topic}_id });
    }
    finish_${topic}(report);`;

const fn = (name: string, ...topics: string[]): string =>
  `fn ${name}(tcx: TyCtxt<'_>) {${topics.map(code).join('\n')}\n}\n`;

test('an item gone from one file and new in another moved, with another name too', async () => {
  const old = { 'a.rs': fn('lint', 'lint') + fn('walk', 'walk'), 'b.rs': '' };
  expect(await relocated(old, { 'a.rs': fn('walk', 'walk'), 'b.rs': fn('lint', 'lint') })).toEqual([
    'moved a.rs lint → b.rs lint',
  ]);
  const renamed = { 'a.rs': fn('walk', 'walk'), 'b.rs': `mod m {\n${fn('run_lint', 'lint')}}\n` };
  expect(await relocated(old, renamed)).toEqual(['moved and renamed a.rs lint → b.rs m::run_lint']);
});

test('what moved inside one file is not said again', async () => {
  const old = { 'a.rs': `${fn('lint', 'lint')}mod m {}\n` };
  expect(await relocated(old, { 'a.rs': `mod m {\n${fn('lint', 'lint')}}\n` })).toEqual([]);
});

test('a container that moved takes its members along', async () => {
  const impl = `impl Lint for Pass {\n${fn('check', 'lint')}${fn('finish', 'walk')}}\n`;
  expect(await relocated({ 'a.rs': impl }, { 'b.rs': impl })).toEqual([
    'moved a.rs impl Lint for Pass → b.rs impl Lint for Pass',
  ]);
});

test('an impl is known by its trait and type, paths and generics apart', async () => {
  const impl = (header: string): string => `impl ${header} {\n${fn('check', 'lint')}}\n`;
  expect(
    await relocated(
      { 'a.rs': impl("lint::Lint for Pass<'tcx>") },
      { 'b.rs': impl('Lint for Pass<I>') },
    ),
  ).toEqual(["moved a.rs impl lint::Lint for Pass<'tcx> → b.rs impl Lint for Pass<I>"]);
  const other = await relocated(
    { 'a.rs': impl('Lint for Pass') },
    { 'b.rs': impl('Lint for Late') },
  );
  expect(other.filter((text) => text.includes('impl Lint for Pass →'))).toEqual([]);
});

test('two equally good candidates: nothing is said', async () => {
  const old = { 'a.rs': fn('lint', 'lint'), 'b.rs': '', 'c.rs': '' };
  const twice = { 'a.rs': '', 'b.rs': fn('lint', 'lint'), 'c.rs': fn('lint', 'lint') };
  expect(await relocated(old, twice)).toEqual([]);
});

test('items that moved between two files decide for their neighbours', async () => {
  const old = { 'a.rs': fn('lint', 'lint') + fn('walk', 'walk'), 'b.rs': '', 'c.rs': '' };
  const now = {
    'a.rs': '',
    'b.rs': fn('lint', 'lint') + fn('walk', 'walk'),
    'c.rs': fn('lint', 'lint'),
  };
  expect(await relocated(old, now)).toEqual([
    'moved a.rs lint → b.rs lint',
    'moved a.rs walk → b.rs walk',
  ]);
});

test('small items go where others go, or are not followed', async () => {
  const small = 'enum Mode { Eager, Lazy }\n';
  expect(await relocated({ 'a.rs': small }, { 'b.rs': small })).toEqual([]);
  const both = small + fn('lint', 'lint');
  expect(await relocated({ 'a.rs': both }, { 'b.rs': both })).toEqual([
    'moved a.rs Mode → b.rs Mode',
    'moved a.rs lint → b.rs lint',
  ]);
});

test('unlike items of one name are two items', async () => {
  expect(await relocated({ 'a.rs': fn('check', 'lint') }, { 'b.rs': fn('check', 'walk') })).toEqual(
    [],
  );
});

test('one function that became two, in other files', async () => {
  const old: Files = { 'a.rs': fn('check', 'lint', 'walk') };
  const now: Files = { 'b.rs': fn('check_lint', 'lint') + fn('check_walk', 'walk') };
  const split = 'split a.rs check → b.rs check_lint + b.rs check_walk';
  expect(await relocated(old, now)).toEqual([split]);
  expect(await relocated(now, old)).toEqual([
    'merged b.rs check_lint + b.rs check_walk → a.rs check',
  ]);
});

test('a part of a function that became one of its own, and the reverse', async () => {
  const old: Files = { 'a.rs': fn('check', 'lint', 'walk', 'plan') };
  const now: Files = { 'a.rs': fn('check', 'lint', 'plan'), 'b.rs': fn('check_walk', 'walk') };
  expect(await relocated(old, now)).toEqual(['split a.rs check → b.rs check_walk']);
  expect(await relocated(now, old)).toEqual(['merged b.rs check_walk → a.rs check']);
});

test('no remnant is in two relocations', async () => {
  const topics = fc.subarray(['lint', 'walk', 'plan', 'emit'], { minLength: 1 });
  const file = fc.uniqueArray(fc.tuple(fc.constantFrom('check', 'run', 'visit'), topics), {
    selector: ([name]) => name,
    maxLength: 3,
  });
  const text = file.map((list) => list.map(([name, all]) => fn(name, ...all)).join(''));
  const files = fc.record({ 'a.rs': text, 'b.rs': text, 'c.rs': text });
  await fc.assert(
    fc.asyncProperty(files, files, async (old, now) => {
      const used = relocations(await remnantsBetween(old, now)).flatMap(({ from, to }) => [
        ...from,
        ...to,
      ]);
      expect(new Set(used).size).toBe(used.length);
    }),
    { numRuns: 60 },
  );
});

test('3,000 items lost and 3,000 gained are related in about a second', () => {
  const remnant = (file: string, at: number): Remnant => {
    const profile = Uint32Array.from({ length: 200 }, (_, pair) =>
      // A third of the pairs is the same everywhere, as in real code.
      pair % 3 === 0 ? pair * 7919 : Math.imul(at * 200 + pair, 0x9e3779b1) >>> 0,
    ).sort();
    return { file, kind: 'function', name: `f${at}`, path: `f${at}`, tokens: 199, profile };
  };
  const all = Array.from({ length: 3000 }, (_, at) => at);
  const [lost, gained] = ['a.rs', 'b.rs'].map((file) => all.map((at) => remnant(file, at)));
  const start = process.cpuUsage();
  const found = relocations({ lost: lost ?? [], gained: gained ?? [], shrunk: [], grown: [] });
  const { user } = process.cpuUsage(start);
  expect(found).toHaveLength(3000);
  expect(user / 1e6).toBeLessThan(3);
});
