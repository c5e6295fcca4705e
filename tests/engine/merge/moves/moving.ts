/** Files and items to move about. */
import { mergeFiles } from '../../../../src/engine/merge/moves/merge-files.ts';
import type { FileMerge } from '../../../../src/engine/merge/outcome.ts';
import { rustParser } from '../../../support/rust-parser.ts';

export const parser = await rustParser();

/** Base, ours, theirs. */
export type Three = readonly [string | null, string | null, string | null];

/** A function with enough code to be known again; the words make it unlike others. */
export function rust(name: string, word: string): string {
  return `/// Does what ${name} does.
fn ${name}(${word}: &str) -> usize {
    let count = 0;
    for ${name}_part in ${word}.split('/').filter(|${name}_one| !${name}_one.is_empty()) {
        count += ${name}_part.len() + ${word}_size(${name}_part);
        if count > ${name.toUpperCase()}_LIMIT { ${name}_warn(${word}, count) }
    }
    ${name}_finish(${word}, count)
}
`;
}

export interface Merged {
  readonly at: (path: string) => { readonly kind: FileMerge['kind']; readonly text: string | null };
  readonly all: ReadonlyMap<string, FileMerge>;
  /** What is written down about moves. */
  readonly decisions: readonly string[];
}

export function merged(files: Readonly<Record<string, Three>>): Merged {
  const versions = Object.entries(files).map(([path, [base, ours, theirs]]) => ({
    path,
    base,
    ours,
    theirs,
  }));
  const all = mergeFiles(parser, [], versions);
  return {
    all,
    at: (path) => {
      const found = all.get(path);
      if (found === undefined) throw new RangeError(path);
      return { kind: found.kind, text: found.text };
    },
    decisions: [...all.values()].flatMap((merge) =>
      merge.decisions
        .filter(({ conflict_type }) => conflict_type === 'moved and edited')
        .map(({ description }) => description),
    ),
  };
}
