/** Merge tools that are measured side by side. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diff3Merge } from 'node-diff3';
import { mergeOneFile } from '../../src/engine/merge/moves/merge-files.ts';
import type { RustParser } from '../../src/engine/syntax/parser.ts';
import type { Case } from './cases.ts';

export interface Answer {
  /** With markers where it is a conflict. */
  readonly text: string;
  readonly conflict: boolean;
}

export interface Tool {
  readonly name: string;
  readonly merge: (one: Case) => Answer;
}

export function ourTool(parser: RustParser): Tool {
  return {
    name: 'trust-upstream',
    merge: ({ base, ours, theirs }) => {
      const merged = mergeOneFile(parser, [], { path: 'case.rs', base, ours, theirs });
      return { text: merged.text ?? '', conflict: merged.kind === 'conflict' };
    },
  };
}

export const gitMergeFile: Tool = {
  name: 'git merge-file',
  merge: ({ files }) => {
    const run = git(['merge-file', '-p', files.ours, files.base, files.theirs]);
    return { text: run.stdout, conflict: run.status !== 0 };
  },
};

export const nodeDiff3: Tool = {
  name: 'node-diff3',
  merge: ({ base, ours, theirs }) => {
    const regions = diff3Merge(lines(ours), lines(base), lines(theirs), {
      excludeFalseConflicts: true,
    });
    const text = regions.flatMap(({ ok, conflict }) =>
      conflict === undefined
        ? (ok ?? [])
        : ['<<<<<<< ours', ...conflict.a, '=======', ...conflict.b, '>>>>>>> theirs'],
    );
    return {
      text: text.join('\n'),
      conflict: regions.some(({ conflict }) => conflict !== undefined),
    };
  },
};

function lines(text: string): string[] {
  return text.split('\n');
}

/** `null` where no such program is on the PATH. */
export function mergiraf(): Tool | null {
  if (spawnSync('mergiraf', ['--version']).status !== 0) return null;
  return {
    name: 'mergiraf',
    merge: ({ files }) => {
      const args = ['merge', files.base, files.ours, files.theirs, '-p', 'case.rs'];
      const run = spawnSync('mergiraf', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
      return { text: run.stdout, conflict: run.status !== 0 };
    },
  };
}

/** git's own strategy, on made-up commits in a repository of its own. The answer is git's tree, read back. */
export function gitOrt(cases: readonly Case[]): Tool & { readonly close: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'trust-upstream-ort-'));
  const inside = (...args: string[]): { stdout: string; status: number | null } =>
    git(['-C', folder, ...args]);
  inside('init', '-q', '--bare', '.');
  const stream = Buffer.concat(cases.flatMap((one, at) => commitsOf(one, at)));
  spawnSync('git', ['-C', folder, 'fast-import', '--quiet'], { input: stream, maxBuffer: 1 << 28 });
  const places = new Map(cases.map(({ id }, at) => [id, at]));
  return {
    name: 'git ort',
    merge: ({ id }) => {
      const at = String(places.get(id));
      const { stdout, status } = inside('merge-tree', '--write-tree', `o${at}`, `t${at}`);
      const tree = stdout.split('\n')[0] ?? '';
      const text = inside('cat-file', 'blob', `${tree}:case.rs`).stdout;
      return { text, conflict: status !== 0 };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** One commit for the base and one for each side on top of it, as git's fast-import reads them. */
function commitsOf({ base, ours, theirs }: Case, at: number): Buffer[] {
  const from = `from refs/heads/b${at}\n`;
  return [
    ...commit(`b${at}`, '', base),
    ...commit(`o${at}`, from, ours),
    ...commit(`t${at}`, from, theirs),
  ];
}

function git(args: readonly string[]): { stdout: string; status: number | null } {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  return spawnSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 28, env });
}

function commit(ref: string, parent: string, text: string): Buffer[] {
  const bytes = Buffer.from(text);
  return [
    Buffer.from(
      `commit refs/heads/${ref}\ncommitter a <a@a> 1 +0000\ndata 0\n${parent}M 100644 inline case.rs\ndata ${bytes.length}\n`,
    ),
    bytes,
    Buffer.from('\n'),
  ];
}
