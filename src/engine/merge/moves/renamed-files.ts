/** Files that one side gave another path: matched by what they hold. */
import type { RustParser } from '../../syntax/parser.ts';
import { codeOf, tokensIn } from '../../syntax/tokens.ts';
import { type Profile, profileOf, similarity } from '../../diff/similarity.ts';
import type { FileVersions } from '../outcome.ts';
import { otherSide, type SideName } from './compared.ts';

export interface RenamedFile {
  readonly from: string;
  readonly to: string;
  readonly mover: SideName;
  readonly confidence: number;
  /** All three at the new path. */
  readonly versions: FileVersions;
}

/** So alike two files must be, so much the same name adds, and so near another makes the choice a guess. */
const ALIKE = 0.6;
const SAME_NAME = 0.1;
const MARGIN = 0.08;

/** Files that one side changed and the other renamed; silent where two are nearly as good. */
export function renamedFiles(parser: RustParser, files: readonly FileVersions[]): RenamedFile[] {
  const profiles = new Map<string, Profile>();
  const known = (path: string, text: string): Profile => {
    const profile = profiles.get(text) ?? profileOf(wordsOf(parser, path, text));
    profiles.set(text, profile);
    return profile;
  };
  return (['ours', 'theirs'] as const).flatMap((mover) => {
    const editor = otherSide(mover);
    const gone = files.filter((file) => file.base !== null && file[mover] === null);
    const edited = gone.filter((file) => file[editor] !== null && file[editor] !== file.base);
    if (edited.length === 0) return [];
    const added = files.filter(
      (file) => file.base === null && file[mover] !== null && file[editor] === null,
    );
    const score = (from: FileVersions, to: FileVersions): number => {
      const [before, after] = [from.base, to[mover]];
      if (before === null || after === null || extension(from) !== extension(to)) return 0;
      const alike = similarity(known(from.path, before), known(to.path, after));
      return alike + (fileName(from) === fileName(to) ? SAME_NAME : 0);
    };
    return edited.flatMap((from): RenamedFile[] => {
      const [best, next] = added
        .map((to) => ({ to, score: score(from, to) }))
        .sort((a, b) => b.score - a.score);
      if (best === undefined || best.score < ALIKE || best.score - MARGIN < (next?.score ?? 0))
        return [];
      const { to } = best;
      if (gone.some((other) => other !== from && score(other, to) > best.score - MARGIN)) return [];
      const { path, ours, theirs } = to;
      const moved = mover === 'ours' ? { path, ours } : { path, theirs };
      const versions = { ...from, ...moved };
      const confidence = best.score - (fileName(from) === fileName(to) ? SAME_NAME : 0);
      return [{ from: from.path, to: to.path, mover, confidence, versions }];
    });
  });
}

function wordsOf(parser: RustParser, path: string, text: string): string[] {
  if (!path.endsWith('.rs')) return text.split(/\s+/);
  return codeOf(tokensIn(parser.parse(text), { start: 0, end: text.length }));
}

function extension(file: FileVersions): string {
  return /\.[^.]*$/.exec(fileName(file))?.[0] ?? '';
}

function fileName({ path }: FileVersions): string {
  return path.split('/').at(-1) ?? path;
}
