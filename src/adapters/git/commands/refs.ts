import type { ObjectId } from '../../../ports/git.ts';
import type { GitCommand } from '../command.ts';

/** Value of one ref by its full name, whatever kind of object it holds; `null` when it does not exist. */
export function showRef(name: string): GitCommand<ObjectId | null> {
  return {
    args: ['show-ref', '--verify', '--hash', '--', name],
    parse: (output) => output.trim(),
    otherwise: ({ complaint }) => (complaint.includes('not a valid ref') ? null : undefined),
  };
}

function rows(output: string): string[][] {
  const lines = output.split('\n').filter((line) => line !== '');
  return lines.map((line) => line.split('\0'));
}

/** All refs below a prefix, name to id. */
export function refsBelow(prefix: string): GitCommand<Map<string, ObjectId>> {
  return {
    args: ['for-each-ref', '--format=%(refname)%00%(objectname)', prefix],
    parse: (output) => new Map(rows(output).map(([name = '', id = '']) => [name, id])),
  };
}

/** A tag, and what it points at when it is annotated (one step: that may be a tag again). */
export interface ListedTag {
  readonly name: string;
  readonly id: ObjectId;
  readonly type: string;
  readonly target: { readonly id: ObjectId; readonly type: string } | null;
}

export const listTags: GitCommand<ListedTag[]> = {
  args: [
    'for-each-ref',
    '--format=%(refname:lstrip=2)%00%(objectname)%00%(objecttype)%00%(*objectname)%00%(*objecttype)',
    'refs/tags/',
  ],
  parse: (output) =>
    rows(output).map(([name = '', id = '', type = '', targetId = '', targetType = '']) => ({
      name,
      id,
      type,
      target: targetId === '' ? null : { id: targetId, type: targetType },
    })),
};
