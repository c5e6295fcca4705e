import { Problem } from '../../../base/problem.ts';
import type { RefMove } from '../../../ports/git.ts';
import type { GitCommand } from '../command.ts';

/** One line of `update-ref --stdin -z`; an empty old value of `verify` says "does not exist". */
function instruction({ ref, old, next }: RefMove): string {
  if (next === null) return old === null ? `verify ${ref}\0\0` : `delete ${ref}\0${old}\0`;
  return old === null ? `create ${ref}\0${next}\0` : `update ${ref}\0${next}\0${old}\0`;
}

const DOES_NOT_HOLD =
  /cannot lock ref '(.+?)': (is at [0-9a-f]+ but expected [0-9a-f]+|reference already exists|unable to resolve reference '[^']*'\s*$)/m;

/**
 * All moves in one transaction; a broken pipe before `commit` leaves every ref as it was.
 * @throws Problem `moved` naming the first ref whose old value does not hold
 */
export function updateRefs(moves: readonly RefMove[], reason: string): GitCommand<void> {
  const lines = ['start\0', ...moves.map(instruction), 'prepare\0', 'commit\0'];
  return {
    args: ['update-ref', '--stdin', '-z', '-m', reason.replace(/\s+/g, ' ')],
    input: Buffer.from(lines.join('')),
    parse: () => undefined,
    otherwise: ({ complaint }) => {
      const [, ref, how] = DOES_NOT_HOLD.exec(complaint) ?? [];
      if (ref === undefined || how === undefined) return undefined;
      const now = how.startsWith('unable') ? 'does not exist' : how.replace('reference ', '');
      throw new Problem('moved', `${ref} has moved: it ${now}`);
    },
  };
}
