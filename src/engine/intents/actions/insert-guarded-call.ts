/** `insert_guarded_call`: `if … { …call(tcx, …); }` as the last statement of a function that has what it uses. */
import type { Edit, Span } from '../../../base/span.ts';
import {
  childInField,
  descendants,
  enclosing,
  type SyntaxNode,
  type SyntaxTree,
  textOf,
} from '../../syntax/tree.ts';
import { type Action, type Anchor, FITS, type Site } from '../action.ts';
import type { Hook } from '../hooks.ts';
import { indentAt, lineStart, nextLine } from '../lines.ts';
import { nameIn, renamedNames } from '../renamed.ts';
import { blanked, squeezed } from '../snippet.ts';
import { statementsOf, tailExpression, wholeStatement, withCommentsAbove } from '../statements.ts';

export const insertGuardedCall: Action = {
  orderFree: false,

  locate: ({ tree }, hook) =>
    callsOf(tree, hook).map((call) => wholeStatement(tree, guardOf(call))),

  anchor(site, hook): Anchor {
    const fn = functionOf(site, hook);
    if (typeof fn === 'string') return { kind: 'none', reason: fn };
    const { tree } = site;
    const { source } = tree;
    const { body, node } = fn;
    const tail = tailExpression(tree, node);
    const unclear = unclearEnd(site, hook, fn);
    if (unclear !== null) return { kind: 'none', reason: unclear };
    if (tail !== null) {
      const start = withCommentsAbove(tree, tail);
      const line = lineStart(source, start);
      if (source.slice(line, start).trim() !== '') return sharesLine(hook);
      return {
        kind: 'place',
        line,
        indent: indentAt(source, start),
        apart: 'after',
        separatorAt: null,
      };
    }
    const close = body.end - 1;
    if (source.slice(lineStart(source, close), close).trim() !== '') return sharesLine(hook);
    const line = nextLine(source, source.slice(0, close).trimEnd().length);
    const last = statementsOf(body).at(-1);
    const indent =
      last === undefined ? `${indentAt(source, close)}    ` : indentAt(source, last.start);
    const apart = last === undefined ? null : 'before';
    return { kind: 'place', line, indent, apart, separatorAt: null };
  },

  misplaced(site, hook, span) {
    const fn = functionOf(site, hook);
    if (typeof fn === 'string') return fn;
    const statements = statementsOf(fn.body);
    const at = statements.findIndex(
      (statement) => statement.start >= span.start && statement.end <= span.end,
    );
    if (at === -1) return `not in the body of ${hook.anchor}`;
    const tail = tailExpression(site.tree, fn.node);
    const behind = statements
      .slice(at + 1)
      .filter((statement) => statement !== tail && !isPeer(site, hook, statement));
    return behind.length === 0
      ? unclearEnd(site, hook, fn)
      : `not the last statement of ${hook.anchor}`;
  },

  render({ tree }, hook) {
    const code = renamedNames.reduce((text, name) => {
      const other = nameIn(tree.source, name);
      return other === null ? text : text.replace(new RegExp(`\\b${name}\\b`, 'g'), other);
    }, hook.code);
    return { kind: 'code', code };
  },

  /** A field that upstream renamed is called as the target calls it. */
  fit(own, _hook, span, target) {
    const edits: Edit[] = [];
    const fields = descendants(
      own.tree.root,
      ({ type, start, end }) =>
        type === 'field_identifier' && start >= span.start && end <= span.end,
    );
    for (const field of fields) {
      const name = textOf(own.tree, field);
      const other = renamedNames.includes(name) ? nameIn(target.tree.source, name) : null;
      if (other !== null) edits.push({ start: field.start, end: field.end, text: other });
    }
    if (edits.length === 0) return FITS;
    return {
      kind: 'fits',
      edits,
      note: `${edits.map(({ text }) => text).join(', ')} as upstream calls it now`,
    };
  },
};

/**
 * Why the end of the function is no place to be last in: it works something out there that it did not where the hook
 * stood before, or never gets there.
 */
function unclearEnd(site: Site, hook: Hook, { node, body }: Container): string | null {
  const { tree, known } = site;
  if (known == null) return null;
  const tail = tailExpression(tree, node);
  const last = statementsOf(body).findLast((one) => !isPeer(site, hook, one));
  const end = textOf(tree, tail ?? last ?? body);
  const clear =
    tail === null ? !/^(?:return|loop|unreachable!|panic!|todo!)\b/.test(end) : PLAIN.test(end);
  if (clear) return null;
  const before = functionOf({ ...site, tree: known, known: null }, hook);
  const old = typeof before === 'string' ? null : tailExpression(known, before.node);
  if (old !== null && squeezed(textOf(known, old)) === squeezed(end)) return null;
  return `${hook.anchor} ends with ${end.split('\n')[0]}: whether it belongs before that, nobody says`;
}

/** A value that needs no work: `Ok(())`, a name, a literal. */
const PLAIN = /^(?:(?:Ok|Some|Err)\((?:\(\)|\w+)\)|\(\)|[\w:]+|"[^"]*")$/;

interface Container {
  readonly node: SyntaxNode;
  readonly body: SyntaxNode;
}

function functionOf({ tree }: Site, hook: Hook): Container | string {
  const name = hook.anchor.match(/\w+/g)?.at(-1) ?? '';
  const found = descendants(tree.root, (node) => {
    const own = node.type === 'function_item' ? childInField(node, 'name') : null;
    return own !== null && textOf(tree, own) === name;
  });
  const [node] = found;
  if (found.length > 1) return `there are ${found.length} functions ${name}`;
  const body = node === undefined ? null : childInField(node, 'body');
  if (node === undefined || body === null) return `no function ${name}`;
  const missing = /\btcx\b/.test(blanked(hook.code)) && !hasParameter(tree, node, 'tcx');
  return missing ? `fn ${name} has no tcx` : { node, body };
}

function hasParameter(tree: SyntaxTree, fn: SyntaxNode, name: string): boolean {
  const parameters = childInField(fn, 'parameters')?.children ?? [];
  return parameters.some((parameter) => {
    const pattern = childInField(parameter, 'pattern');
    return pattern !== null && textOf(tree, pattern).replace(/^mut\s+/, '') === name;
  });
}

function callsOf(tree: SyntaxTree, hook: Hook): SyntaxNode[] {
  return descendants(tree.root, (node) => {
    const callee = node.type === 'call_expression' ? childInField(node, 'function') : null;
    return callee !== null && textOf(tree, callee).replace(/\s+/g, '') === hook.key;
  });
}

/** The statement of the guard around the call; of the call itself when nothing guards it. */
function guardOf(call: SyntaxNode): SyntaxNode {
  const guard = enclosing(call, 'if_expression', 'function_item', 'closure_expression');
  const outer = guard?.type === 'if_expression' ? guard : call;
  return outer.parent?.type === 'expression_statement' ? outer.parent : outer;
}

function isPeer({ tree, hooks }: Site, hook: Hook, statement: Span): boolean {
  const peers = hooks.filter(
    (other) => other !== hook && other.action === hook.action && other.anchor === hook.anchor,
  );
  return peers.some((peer) =>
    callsOf(tree, peer).some((call) => call.start >= statement.start && call.end <= statement.end),
  );
}

function sharesLine(hook: Hook): Anchor {
  return { kind: 'none', reason: `the end of ${hook.anchor} shares its line with other code` };
}
