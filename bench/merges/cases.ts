/** Real merges on disk: a folder of `repository/case/{base,left,right,merged}.rs`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Case {
  /** `repository/case`. */
  readonly id: string;
  readonly repository: string;
  /** Files of the three sides: ours is left, theirs is right. */
  readonly files: { readonly base: string; readonly ours: string; readonly theirs: string };
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** What people committed. */
  readonly merged: string;
}

export function casesIn(folder: string): Case[] {
  return readdirSync(folder)
    .sort()
    .flatMap((repository) =>
      readdirSync(join(folder, repository))
        .sort()
        .map((name) => caseAt(folder, repository, name)),
    );
}

function caseAt(folder: string, repository: string, name: string): Case {
  const at = (side: string): string => join(folder, repository, name, `${side}.rs`);
  const files = { base: at('base'), ours: at('left'), theirs: at('right') };
  return {
    id: `${repository}/${name}`,
    repository,
    files,
    base: read(files.base),
    ours: read(files.ours),
    theirs: read(files.theirs),
    merged: read(at('merged')),
  };
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}
