/** `sync --resume --safe`: a person accepts what was offered for the conflicts at hand. */
import type { Offer } from '../engine/learn/lesson.ts';
import { onlyOffer, withOffers } from '../engine/learn/offer.ts';
import type { ConflictRegion, Decision } from '../engine/merge/file.ts';
import type { ObjectId, TreeEdit } from '../ports/git.ts';
import { textAt } from '../ports/git-text.ts';
import { withCalleeTypes } from './callee-types.ts';
import type { SyncContext } from './context.ts';
import { type ChangeSides, sidesOf } from './merge-change.ts';
import { checksFor, learnedDecision, originOf } from './offers.ts';
import type { ReplayStop } from './replay.ts';
import type { Patch } from './series.ts';

interface Taken {
  readonly edits: readonly TreeEdit[];
  readonly left: readonly ConflictRegion[];
  readonly used: readonly { readonly region: ConflictRegion; readonly offer: Offer }[];
}

/**
 * Puts into the worktree every offer that is the only one for its conflict and passes the checks, and marks what was
 * learned as safe; says of each other offer why not. A file that the person edited is left to them.
 * @returns what is left to resolve; nothing was recorded of it yet
 */
export async function acceptOffers(
  context: SyncContext,
  patches: readonly Patch[],
  patch: Patch,
  stop: ReplayStop,
): Promise<ReplayStop> {
  const { fork, parser, paths, begun, history, id, clock, onEvent } = context;
  const ends = { tip: patches.at(-1)?.commit.id ?? patch.commit.id, onto: begun.target };
  // As the replay sees them that made the offers.
  const hooks = await withCalleeTypes(fork, parser, context.hooks, ends);
  const shown = await fork.snapshotWorktree(paths.worktree);
  const changes = await fork.changes(patch.before, patch.commit.id);
  const sides = await sidesOf(fork, changes, patch.before, stop.onto);
  const taken: Taken[] = [];
  for (const path of new Set(stop.conflicts.map((region) => region.path)))
    taken.push(await takenIn({ ...context, hooks }, stop, shown, sides, path));
  const edits = taken.flatMap((one) => one.edits);
  const used = taken.flatMap((one) => one.used);
  if (used.length === 0) {
    onEvent({ kind: 'note', text: 'no learned resolution was accepted' });
    return stop;
  }
  await fork.showTree(paths.worktree, await fork.writeTree(shown, edits));
  const at = clock.now().toISOString();
  history.transaction(() => {
    for (const { offer } of used) history.acceptLearned(offer, id, at);
  });
  for (const { region, offer } of used)
    onEvent({ kind: 'note', text: `${place(region)}: accepted as learned in ${origin(offer)}` });
  const decisions = used.map(({ region, offer }): Decision => learnedDecision(region, offer));
  return {
    ...stop,
    decisions: [...stop.decisions, ...decisions],
    conflicts: taken.flatMap((one) => one.left),
    tree: await fork.writeTree(stop.tree, edits),
  };
}

async function takenIn(
  context: SyncContext,
  stop: ReplayStop,
  shown: ObjectId,
  all: readonly ChangeSides[],
  path: string,
): Promise<Taken> {
  const { fork, onEvent } = context;
  const conflicts = stop.conflicts.filter((region) => region.path === path);
  const none: Taken = { edits: [], left: conflicts, used: [] };
  if (conflicts.every(({ offers = [] }) => offers.length === 0)) return none;
  for (const region of conflicts) {
    const why = whyNot(region);
    if (why !== null) onEvent({ kind: 'note', text: `${place(region)}: not accepted: ${why}` });
  }
  const [laid, now] = [await fork.entry(stop.tree, path), await fork.entry(shown, path)];
  const text = await textAt(fork, stop.tree, path);
  if (laid === null || text === null || now?.id !== laid.id) {
    onEvent({ kind: 'note', text: `${path}: not accepted: the file was edited` });
    return none;
  }
  const own = all.find((sides) => sides.path === path);
  const checks = own === undefined ? null : await checksFor({ ...context, git: fork }, own);
  if (checks === null) return none;
  const { text: made, left, used, failed } = withOffers(checks, { text, conflicts });
  if (failed !== null) onEvent({ kind: 'note', text: `${path}: not accepted: ${failed}` });
  if (used.length === 0) return none;
  const entry = { mode: now.mode, id: await fork.writeBlob(Buffer.from(made, 'utf8')) };
  return { edits: [{ path, entry }], left, used };
}

/** Why an offer of the region is not taken; `null`: it is, or there is none. */
function whyNot(region: ConflictRegion): string | null {
  const [offer, other] = region.offers ?? [];
  if (offer === undefined || onlyOffer(region) !== null) return null;
  return other === undefined
    ? (offer.failed ?? 'it is not the only one')
    : 'persons resolved this shape in more than one way';
}

function place({ path, line }: ConflictRegion): string {
  return `${path} line ${line}`;
}

function origin(offer: Offer): string {
  return originOf(offer.origin);
}
