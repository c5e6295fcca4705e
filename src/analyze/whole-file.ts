/** Files that came, went, moved, or cannot be taken apart: the file itself is an item then. */
import type { ImpactItem } from '../ports/impact.ts';
import { triedOn, type DescribedItem, type Surroundings } from './described-item.ts';
import type { FileDiff } from './file-diff.ts';
import type { ComparedVersion } from './compare.ts';
import { hooksOf } from './hook-places.ts';
import { verdict, type Verdict } from './verdict.ts';

/** The item of kind `file`, if there is one. */
export function wholeFileItems(diff: FileDiff, around: Surroundings): DescribedItem[] {
  const { file, before, after } = diff;
  const change = changeOf(diff);
  if (change === null) return [];
  const hooks = hooksOf(file, around.hooks);
  const found = fileVerdict(
    diff,
    change,
    hooks.map((hook) => hook.id),
    around,
  );
  const item: ImpactItem = {
    kind: 'file',
    path: file.path,
    change,
    class: found.class,
    before: null,
    after: null,
    lines: { before: linesOf(before), after: linesOf(after) },
    hook: hooks[0]?.id ?? null,
    reason: found.reason,
  };
  const words = [
    `File ${WORDS[change]}: ${file.oldPath === file.path ? '' : `${file.oldPath} → `}${file.path}`,
  ];
  return [{ item, related: hooks.length > 0, words }];
}

const WORDS = { added: 'added', removed: 'removed', moved: 'moved', body: 'changed' } as const;
type FileChange = keyof typeof WORDS;

function changeOf({ file, before, after }: FileDiff): FileChange | null {
  if (before.kind === 'absent') return 'added';
  if (after.kind === 'absent') return 'removed';
  if (file.oldPath !== file.path) return 'moved';
  return before.kind === 'parsed' && after.kind === 'parsed' ? null : 'body';
}

function fileVerdict(
  { file, before, after }: FileDiff,
  change: FileChange,
  hooks: readonly string[],
  { trial, forkRead }: Surroundings,
): Verdict {
  const opaque = [before, after].find((version) => version.kind === 'opaque');
  const why = opaque === undefined ? '' : ` (compared as a whole: ${opaque.why})`;
  if (hooks.length === 0) {
    const nothing = forkRead
      ? 'the fork changes nothing in this file'
      : 'no declared hook goes into this file';
    return verdict('SAFE', `${nothing}${why}`);
  }
  const list = hooks.map((hook) => `\`${hook}\``).join(', ');
  const tried = triedOn({ file }, trial);
  if (change === 'removed') return verdict('BREAKING', `the file of ${list} is gone`);
  if (tried.kind === 'unresolved') {
    return verdict('BREAKING', `holds ${list}; the sync in memory leaves it to a person${why}`);
  }
  if (change === 'moved') {
    const sure = file.confidence.toFixed(2);
    return verdict(
      'MODERATE',
      `the file of ${list} moved from ${file.oldPath} (similarity ${sure})${why}`,
    );
  }
  if (tried.kind === 'not tried') {
    return verdict('MODERATE', `holds ${list}; ${tried.why}${why}`);
  }
  return verdict('MINOR', `holds ${list}; the sync in memory leaves no conflict here${why}`);
}

function linesOf(version: ComparedVersion): { start: number; end: number } | null {
  if (version.kind === 'absent' || version.lines === 0) return null;
  return { start: 1, end: version.lines };
}
