import { execFileSync } from 'node:child_process';
import { realUpstream } from './real-upstream.ts';

export interface ChangedBlobs {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Rust files below `compiler/` that are at both releases and differ, with their blob ids. */
export function changedRustFiles(from: string, to: string): ChangedBlobs[] {
  return git('diff-tree', '-r', '--no-renames', '--diff-filter=M', from, to, '--', 'compiler')
    .split('\n')
    .filter((line) => line.endsWith('.rs'))
    .map((line) => {
      const [meta = '', path = ''] = line.split('\t');
      const [, , before = '', after = ''] = meta.split(' ');
      return { path, before, after };
    });
}

export function blobText(id: string): string {
  return git('cat-file', 'blob', id);
}

function git(...args: string[]): string {
  return execFileSync('git', ['-C', realUpstream ?? '', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
}
