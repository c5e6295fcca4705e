/** The hooks of a fork with what they need beside them: what it has of that is put back and verified as they are. */
import type { Hook } from '../engine/intents/hooks.ts';
import type { RustParser } from '../engine/syntax/parser.ts';
import { companionsHeld } from '../hooks/companions.ts';
import type { GitReader, ObjectId } from '../ports/git.ts';
import type { Patch } from './series.ts';

/** @param patches of the fork, on the release that it stands on; `tip` is the last one's commit */
export async function completeHooks(
  git: GitReader,
  parser: RustParser,
  hooks: readonly Hook[],
  patches: readonly Patch[],
  tip: ObjectId,
): Promise<readonly Hook[]> {
  const [first] = patches;
  if (first === undefined) return hooks;
  const { held } = await companionsHeld(parser, hooks, git, first.before, tip);
  return [...hooks, ...held];
}
