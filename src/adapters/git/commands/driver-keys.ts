import type { GitCommand } from '../command.ts';
import { nulFields } from './paths.ts';

/** Whose configuration: the repository's, or the user's. */
export type Scope = '--local' | '--global';

const SECTION = 'merge.trust-upstream';

/** Keys of our merge driver to their values; the last one of each, as in git. */
export function driverKeys(scope: Scope): GitCommand<Map<string, string>> {
  return {
    args: ['config', scope, '-z', '--get-regexp', `^${SECTION.replace('.', String.raw`\.`)}\\.`],
    parse: (output) =>
      new Map(
        nulFields(output).map((row) => {
          const [name = '', ...value] = row.split('\n');
          return [name.slice(SECTION.length + 1), value.join('\n')];
        }),
      ),
    // 1: no such key; the user's file need not be there.
    otherwise: ({ exit }) => (exit === 1 ? new Map<string, string>() : undefined),
  };
}

/** False: it was not there to be taken out. */
export function setDriverKey(scope: Scope, key: string, value: string | null): GitCommand<boolean> {
  const name = `${SECTION}.${key}`;
  return {
    args:
      value === null
        ? ['config', scope, '--unset-all', name]
        : ['config', scope, '--replace-all', name, value],
    parse: () => true,
    otherwise: ({ exit }) => (value === null && exit === 5 ? false : undefined),
  };
}

/** The user's file of attributes for all repositories; `null`: not configured. */
export const attributesFile: GitCommand<string | null> = {
  args: ['config', '-z', '--global', '--type=path', '--get', 'core.attributesFile'],
  parse: (output) => nulFields(output)[0] ?? null,
  otherwise: ({ exit }) => (exit === 1 ? null : undefined),
};

/** Path to git's word for how it is merged. */
export function mergeAttributes(paths: readonly string[]): GitCommand<Map<string, string>> {
  return {
    args: ['check-attr', '-z', 'merge', '--', ...paths],
    parse: (output) => {
      const fields = nulFields(output);
      return new Map(paths.map((path, at) => [path, fields[at * 3 + 2] ?? 'unspecified']));
    },
  };
}
