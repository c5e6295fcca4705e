/** Paths of the configuration. Text only. */
import { dirname, resolve } from 'node:path';

/** A path written in `file` is relative to its folder. An address (`https://…`, `git@host:path`) stays as it is. */
export function anchored(path: string, file: string, home: string): string {
  return isAddress(path) ? path : resolve(dirname(file), expandHome(path, home));
}

/** `~/` is the home folder also where no shell has replaced it. */
export function expandHome(path: string, home: string): string {
  return path === '~' || path.startsWith('~/') ? home + path.slice(1) : path;
}

function isAddress(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(path) || /^[^/\s]+:/.test(path);
}
