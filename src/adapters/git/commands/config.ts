import type { GitCommand } from '../command.ts';
import { nulFields } from './paths.ts';

function pairs(output: string): [string, string][] {
  return nulFields(output).map((row) => {
    const end = row.indexOf('\n');
    return end < 0 ? [row, ''] : [row.slice(0, end), row.slice(end + 1)];
  });
}

/** The configured author; the last value of a key wins, as in git. */
export const readIdentity: GitCommand<{ name: string; email: string } | null> = {
  args: ['config', '-z', '--get-regexp', '^user\\.(name|email)$'],
  parse: (output) => {
    const values = new Map(pairs(output));
    const name = values.get('user.name')?.trim() ?? '';
    const email = values.get('user.email')?.trim() ?? '';
    return name === '' || email === '' ? null : { name, email };
  },
  otherwise: ({ exit }) => (exit === 1 ? null : undefined),
};

/** Address from which a partial clone fetches what it left out; `null` for a whole one. */
export const readPromisor: GitCommand<string | null> = {
  args: ['config', '-z', '--get-regexp', '^remote\\..*\\.(promisor|url)$'],
  parse: (output) => {
    const values = new Map(pairs(output));
    const key = [...values].find(
      ([name, value]) => name.endsWith('.promisor') && value !== 'false',
    );
    return key === undefined ? null : (values.get(key[0].replace(/promisor$/, 'url')) ?? null);
  },
  otherwise: ({ exit }) => (exit === 1 ? null : undefined),
};
