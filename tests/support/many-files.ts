import { commit, git } from '../adapters/git/repository.ts';
import type { DemoFork } from './demo.ts';

export const MANY_FOLDER = 'compiler/rustc_many/src';

/** Two more releases of the demo's upstream, 1.94.0 and 1.95.0, with `count` changed Rust files of `functions` functions each. */
export function addManyFiles(demo: DemoFork, count: number, functions: number): readonly string[] {
  const paths = Array.from({ length: count }, (_, n) => `${MANY_FOLDER}/file${n}.rs`);
  for (const [version, value] of [
    ['1.94.0', 1],
    ['1.95.0', 2],
  ] as const) {
    const text = (file: number): string =>
      Array.from(
        { length: functions },
        (_, n) =>
          `fn f${file}_${n}(a: u32) -> u32 {\n    let b = a + ${n % 7 === 0 ? value : 0};\n    g(b, ${file})\n}\n`,
      ).join('\n');
    const files = paths.map((path, file) => [path, text(file)] as const);
    commit(demo.upstream, {
      ...Object.fromEntries(files),
      'library/lib.rs': `fn l() { ${value} }\n`,
    });
    git(demo.upstream, ['tag', version]);
  }
  return paths;
}
