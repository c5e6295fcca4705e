/** Files that came, went, moved, or cannot be taken apart: the file itself is an item then. */
import type { ImpactItem } from '../ports/impact.ts';
import { triedOn, type DescribedItem, type Surroundings } from './described-item.ts';
import type { FileDiff } from './file-diff.ts';
import type { FileVersion } from './file-version.ts';
import { definitionsIn } from './moved-definitions.ts';
import { verdict, type Verdict } from './verdict.ts';

/** The item of kind `file`, if there is one, then definitions fork code names that went with the file. */
export function wholeFileItems(diff: FileDiff, around: Surroundings): DescribedItem[] {
  const { file, before, after } = diff;
  const change = changeOf(diff);
  if (change === null) return [];
  const hooks = around.hooks.filter(
    (hook) => hook.path === file.oldPath || hook.path === file.path,
  );
  const found = fileVerdict(
    diff,
    change,
    hooks.map((hook) => hook.id),
    around,
  );
  const lost = after.kind === 'absent' ? lostDefinitions(diff, around) : [];
  const item: ImpactItem = {
    kind: 'file',
    path: file.path,
    change,
    class: found.class,
    before: textOf(before),
    after: textOf(after),
    lines: { before: linesOf(before), after: linesOf(after) },
    hook: hooks[0]?.id ?? null,
    reason: found.reason,
  };
  const words = [
    `File ${WORDS[change]}: ${file.oldPath === file.path ? '' : `${file.oldPath} → `}${file.path}`,
  ];
  return [{ item, related: hooks.length > 0, words }, ...lost];
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
  { trial }: Surroundings,
): Verdict {
  const opaque = [before, after].find((version) => version.kind === 'opaque');
  const why = opaque === undefined ? '' : ` (compared as a whole: ${opaque.why})`;
  if (hooks.length === 0) return verdict('SAFE', `the fork changes nothing in this file${why}`);
  const list = hooks.map((hook) => `\`${hook}\``).join(', ');
  const tried = triedOn({ file }, trial);
  if (change === 'removed') return verdict('BREAKING', `the file of ${list} is gone`);
  if (tried === 'unresolved') {
    return verdict('BREAKING', `holds ${list}; the sync in memory leaves it to a person${why}`);
  }
  if (change === 'moved') {
    const sure = file.confidence.toFixed(2);
    return verdict(
      'MODERATE',
      `the file of ${list} moved from ${file.oldPath} (similarity ${sure})${why}`,
    );
  }
  if (tried === 'not tried') {
    return verdict('MODERATE', `holds ${list}; no sync was tried in memory${why}`);
  }
  return verdict('MINOR', `holds ${list}; the sync in memory leaves no conflict here${why}`);
}

function lostDefinitions({ file, before }: FileDiff, { moved }: Surroundings): DescribedItem[] {
  return file.crates.flatMap(({ crate, apis, used_by }) =>
    definitionsIn(before, apis).map((item): DescribedItem => {
      const place = moved.get(`${crate} ${item.name}`);
      const found =
        place === undefined
          ? verdict('BREAKING', `${used_by} uses \`${item.name}\`, which went with its file`)
          : verdict('MODERATE', `${used_by} uses \`${item.name}\`, which moved to ${place}`);
      const description: ImpactItem = {
        kind: item.kind,
        path: item.path,
        change: place === undefined ? 'removed' : 'moved',
        class: found.class,
        before: before.kind === 'parsed' ? before.tree.source.slice(item.start, item.end) : null,
        after: null,
        lines: { before: null, after: null },
        hook: null,
        reason: found.reason,
      };
      const words = [`${item.kind} ${description.change}: \`${item.path}\``];
      return { item: description, related: true, words };
    }),
  );
}

/** Text of what is not Rust, for reading the difference; a Rust file that came or went is not repeated in the report. */
function textOf(version: FileVersion): string | null {
  return version.kind === 'opaque' ? version.text : null;
}

function linesOf(version: FileVersion): { start: number; end: number } | null {
  const text = version.kind === 'parsed' ? version.tree.source : textOf(version);
  if (text === null || text === '') return null;
  const end = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return { start: 1, end: Math.max(1, end) };
}
