/** Does a hook still have the form of its siblings: by what its action knows of them, and by what they show. */
import { applyEdits, type Span } from '../../base/span.ts';
import type { Fit, Site } from './action.ts';
import { ACTIONS } from './actions/index.ts';
import { adapted } from './adapt/adapt.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { Hook } from './hooks.ts';

/** Below this the fork's own form stays. */
const SHOWN_ENOUGH = 0.7;

/**
 * @param own the fork's file, in which the hook stands at `span`
 * @param base upstream's old file, @param target its new one; both without the hooks
 */
export function fitOf(own: Site, hook: Hook, span: Span, base: SyntaxTree, target: Site): Fit {
  const action = ACTIONS[hook.action];
  const known = action.fit(own, hook, span, target);
  const settled = known.kind === 'fits' && known.edits.length > 0;
  if (settled || !learns(hook)) return known;
  const learned = adapted(own.parser, own.tree, span, base, target.tree);
  if (learned === null) return known;
  if ('reason' in learned) return { kind: 'unfit', reason: learned.reason };
  if (learned.confidence < SHOWN_ENOUGH) return known;
  const { code, note, confidence } = learned;
  const source = applyEdits(own.tree.source, [{ ...span, text: code }]);
  const end = span.start + code.length;
  const rest = action.fit(
    { ...own, tree: own.parser.parse(source) },
    hook,
    { ...span, end },
    target,
  );
  if (rest.kind === 'unfit') return known;
  const made = applyEdits(source, rest.edits).slice(
    span.start,
    end + rest.edits.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0),
  );
  const notes = [note, rest.note].filter((one) => one !== null);
  return { kind: 'fits', edits: [{ ...span, text: made }], note: notes.join('; '), confidence };
}

/** What takes the place of upstream's code has no siblings; a call in a run of calls is settled by its own parameter. */
function learns({ action }: Hook): boolean {
  return ACTIONS[action].replacement === undefined && action !== 'insert_after_pattern';
}
