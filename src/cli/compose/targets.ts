/** Where a command is told to write to, looked at before it begins. */
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Problem } from '../../base/problem.ts';

export interface Targets {
  /** A folder; it need not be there yet. */
  readonly out?: string;
  /** Files. */
  readonly html?: string;
  readonly markdown?: string;
}

/**
 * Throws Problem `usage` for no name, a folder for a file, a file for a folder, and two outputs in one file.
 * @param report path of the report that is written in any case
 */
export function checkTargets({ out, html, markdown }: Targets, report: string): void {
  for (const [option, place] of Object.entries({ out, html, markdown })) {
    if (place === '')
      throw new Problem('usage', `--${option} names nothing`, 'name a place to write to');
  }
  if (html !== undefined && markdown !== undefined && resolve(html) === resolve(markdown)) {
    throw new Problem('usage', `--html and --markdown are both ${html}`, 'name two files');
  }
  if (out !== undefined) checkFolder('--out', resolve(out));
  for (const [option, file] of [
    ['--html', html],
    ['--markdown', markdown],
  ] as const) {
    if (file === undefined) continue;
    const path = resolve(file);
    if (path === resolve(report))
      throw new Problem('usage', `${option} ${file} is the report itself`, 'name another file');
    if (isFolder(path)) throw new Problem('usage', `${option} ${file} is a folder`, 'name a file');
    checkFolder(option, dirname(path));
  }
}

function checkFolder(option: string, folder: string): void {
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  if (isFolder(there)) return;
  throw new Problem(
    'usage',
    `${option}: ${there} is a file, not a folder`,
    'name another place to write to',
  );
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
