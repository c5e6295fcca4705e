/** The items of a written `impact_report.json`, found again one by one. */
import type { LineRange } from '../../src/engine/diff/change.ts';
import type { AffectedFile, ImpactItem, ImpactReport } from '../../src/ports/impact.ts';

type Lines = LineRange | null;

/** What a change must stand as in the report. */
export interface Expected {
  readonly file: string;
  readonly kind: string;
  readonly path: string;
  readonly before: Lines;
  readonly after: Lines;
}

export interface Reported {
  /** Items that stand there twice. */
  readonly twice: readonly string[];
  /** Takes the item out; one that moved between files is taken once for each of them. */
  take(expected: Expected): boolean;
  /** Items of these files that nothing took. */
  untaken(files: ReadonlySet<string>): string[];
}

export function reportedItems(report: ImpactReport): Reported {
  const open = new Map<string, string[]>();
  const add = (key: string, where: string): void => {
    open.set(key, [...(open.get(key) ?? []), where]);
  };
  const seen = new Set<string>();
  const twice: string[] = [];
  for (const file of report.affected_files) {
    for (const item of file.items) {
      const key = keyOf(item.kind, item.path, item.lines.before, item.lines.after, file.path);
      if (seen.has(key)) twice.push(key);
      seen.add(key);
      const [here, there] = keysOf(file, item);
      add(here, file.path);
      if (there !== null) add(there, item.moved_to ?? file.path);
    }
  }
  return {
    twice,
    take({ file, kind, path, before, after }) {
      const keys = [
        keyOf(kind, path, before, after, file),
        ...(after === null ? [leftKey(file, before)] : []),
        ...(before === null ? [keyOf(kind, path, null, after, `→ ${file}`)] : []),
      ];
      const key = keys.find((one) => (open.get(one) ?? []).length > 0);
      if (key !== undefined) open.get(key)?.shift();
      return key !== undefined;
    },
    untaken: (files) =>
      [...open].flatMap(([key, places]) => places.filter((one) => files.has(one)).map(() => key)),
  };
}

/** Where it is or was, and of an item that moved to another file, where it is now. */
function keysOf(
  { path: file }: AffectedFile,
  { kind, path, lines, moved_to }: ImpactItem,
): readonly [string, string | null] {
  if (moved_to === undefined) return [keyOf(kind, path, lines.before, lines.after, file), null];
  return [leftKey(file, lines.before), keyOf(kind, path, null, lines.after, `→ ${moved_to}`)];
}

/** It may have another name and kind where it is now. */
function leftKey(file: string, before: Lines): string {
  return keyOf('left', '', before, null, file);
}

function keyOf(kind: string, path: string, before: Lines, after: Lines, file: string): string {
  const range = (lines: Lines): string => (lines === null ? 'none' : `${lines.start}-${lines.end}`);
  return `${file}: ${kind} ${path} ${range(before)} ${range(after)}`;
}
