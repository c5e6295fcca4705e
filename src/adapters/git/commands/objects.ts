import type { ObjectId } from '../../../ports/git.ts';
import type { GitCommand } from '../command.ts';

/** Store these bytes exactly as an object; git checks that a commit is well-formed. */
export function hashObject(type: 'blob' | 'commit', bytes: Buffer): GitCommand<ObjectId> {
  return {
    args: ['hash-object', '-t', type, '-w', '--stdin'],
    input: bytes,
    parse: (output) => output.trim(),
  };
}
