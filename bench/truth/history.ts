/** The releases of the draw and what git says changed between them. */
import { execFileSync } from 'node:child_process';

export interface Step {
  readonly from: string;
  readonly to: string;
}

/** A file of both releases, or of one. */
export interface FilePair {
  readonly before: string | null;
  readonly after: string | null;
}

const RELEASES: readonly string[] = [
  ...Array.from({ length: 26 }, (_, at) => `1.${48 + at}.0`),
  '1.85.0',
  '1.90.0',
  '1.95.0',
];

/** The 28 consecutive steps. */
export const STEPS: readonly Step[] = RELEASES.slice(1).map((to, at) => ({
  from: RELEASES[at] ?? '',
  to,
}));

/** @throws when `TRUST_UPSTREAM_REPO` is not set */
export function upstream(): string {
  const folder = process.env['TRUST_UPSTREAM_REPO'];
  if (folder === undefined) throw new Error('set TRUST_UPSTREAM_REPO to a clone of rust-lang/rust');
  return folder;
}

export function git(...args: string[]): string {
  const options = { encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  return execFileSync('git', ['-C', upstream(), ...args], options);
}

/** Changed files one of whose names passes `isWanted`; renames are followed. */
export function changedFiles(step: Step, isWanted: (path: string) => boolean): FilePair[] {
  const args = ['diff-tree', '-r', '-M', '--name-status', '-z', step.from, step.to, '--'];
  const fields = git(...args, 'compiler').split('\0');
  const pairs: FilePair[] = [];
  for (let at = 0; at + 1 < fields.length;) {
    const status = fields[at] ?? '';
    const path = fields[at + 1] ?? '';
    const moved = status.startsWith('R') || status.startsWith('C');
    const after = moved ? (fields[at + 2] ?? '') : path;
    at += moved ? 3 : 2;
    const pair = { before: status === 'A' ? null : path, after: status === 'D' ? null : after };
    if ([pair.before, pair.after].some((one) => one !== null && isWanted(one))) pairs.push(pair);
  }
  return pairs;
}

/** Texts by `release:path`, in one call of git. */
export function textsOf(names: readonly string[]): Map<string, string> {
  const input = names.map((name) => `${name}\n`).join('');
  const options = { input, maxBuffer: 1 << 30 } as const;
  const output = execFileSync('git', ['-C', upstream(), 'cat-file', '--batch'], options);
  const texts = new Map<string, string>();
  let at = 0;
  for (const name of names) {
    const head = output.indexOf(10, at);
    const size = Number(output.toString('utf8', at, head).split(' ')[2]);
    texts.set(name, output.toString('utf8', head + 1, head + 1 + size));
    at = head + 1 + size + 1;
  }
  return texts;
}

export interface Hunk {
  /** 1-based; `count` 0: the place after that line. */
  readonly before: { readonly start: number; readonly count: number };
  readonly after: { readonly start: number; readonly count: number };
  /** Changed lines with their `-` or `+`. */
  readonly lines: readonly string[];
}

/** git's own hunks, without context. */
export function hunksOf(step: Step, { before, after }: FilePair): Hunk[] {
  if (before === null || after === null) return [];
  const options = ['--no-color', '--no-ext-diff', '--diff-algorithm=myers', '-U0'];
  const blobs = [`${step.from}:${before}`, `${step.to}:${after}`];
  return git('diff', ...options, ...blobs)
    .split(/^(?=@@ )/m)
    .slice(1)
    .map((text) => {
      const [head = '', ...lines] = text.trimEnd().split('\n');
      const numbers = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(head) ?? [];
      const range = (at: number): { start: number; count: number } => ({
        start: Number(numbers[at]),
        count: Number(numbers[at + 1] ?? 1),
      });
      return { before: range(1), after: range(3), lines: lines.filter((one) => /^[-+]/.test(one)) };
    });
}

/** `path:line:text` of what defines a name, in the crates of the integration points and the APIs. */
export function definitionsOf(release: string, name: string): string[] {
  const pattern = `\\b(fn|struct|enum|union|trait|type|query|const|static|macro_rules!) +${name}\\b`;
  const crates = ['interface', 'feature', 'session', 'middle', 'hir', 'span', 'type_ir', 'ast'];
  const folders = crates.map((crate) => `compiler/rustc_${crate}`);
  try {
    return git('grep', '-nE', pattern, release, '--', ...folders)
      .trimEnd()
      .split('\n');
  } catch {
    return []; // git grep exits 1 when nothing matches
  }
}
