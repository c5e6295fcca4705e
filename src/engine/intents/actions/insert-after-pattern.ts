/** `insert_after_pattern`: a call that stands last in a run of calls like it (`x::provide(providers);`). */
import {
  childInField,
  descendants,
  type SyntaxNode,
  type SyntaxTree,
  textOf,
} from '../../syntax/tree.ts';
import { itemAt } from '../../syntax/item.ts';
import { fileItem } from '../../syntax/items.ts';
import { type Action, type Anchor, FITS, type Site } from '../action.ts';
import type { Hook } from '../hooks.ts';
import { indentAt, nextLine, wholeLines } from '../lines.ts';
import { blanked, squeezed } from '../snippet.ts';
import { lineTail, statementsOf, wholeStatement } from '../statements.ts';

interface Call {
  readonly statement: SyntaxNode;
  /** `rustc_lint::provide` */
  readonly callee: string;
  readonly args: SyntaxNode;
}

export const insertAfterPattern: Action = {
  orderFree: false,

  locate: ({ tree }, hook) =>
    callsIn(tree)
      .filter((call) => call.callee === hook.key)
      .map((call) => wholeStatement(tree, call.statement)),

  anchor(site, hook): Anchor {
    const run = runOf(site, hook);
    if (typeof run === 'string') return { kind: 'none', reason: run };
    const { tree } = site;
    const last = lastOf(site, hook, run);
    if (last === undefined) return { kind: 'none', reason: `no call like ${hook.anchor}` };
    const end = lineTail(tree, last);
    if (wholeLines(tree.source, { start: last.start, end }) === null) {
      return { kind: 'none', reason: `${hook.anchor} shares its line with other code` };
    }
    const indent = indentAt(tree.source, last.start);
    return {
      kind: 'place',
      line: nextLine(tree.source, end),
      indent,
      apart: null,
      separatorAt: null,
    };
  },

  misplaced(site, hook, span) {
    const run = runOf(site, hook);
    if (typeof run === 'string') return run;
    const block = run.at(-1)?.statement.parent;
    const statements = block == null ? [] : statementsOf(block);
    const at = statements.findIndex(
      (statement) => statement.start >= span.start && statement.end <= span.end,
    );
    if (at === -1) return `not among the calls like ${hook.anchor}`;
    const peers = peerKeys(site, hook);
    const before = statements
      .slice(0, at)
      .findLast((statement) => !peers.has(callOf(site.tree, statement)?.callee ?? ''));
    return before === run.at(-1)?.statement
      ? null
      : `not right behind the last call like ${hook.anchor}`;
  },

  render(site, hook) {
    const run = runOf(site, hook);
    const usual = typeof run === 'string' ? null : wantedArguments(site.tree, hook, run);
    const own = argumentsIn(hook.code);
    if (usual === null || own === null || squeezed(own) === squeezed(usual))
      return { kind: 'code', code: hook.code };
    return { kind: 'code', code: hook.code.replace(own, () => usual) };
  },

  /** A call with the arguments most siblings had follows them when most take others now. */
  fit(own, hook, span, target) {
    const before = runOf(own, hook);
    const after = runOf(target, hook);
    if (typeof before === 'string' || typeof after === 'string') return FITS;
    const call = callsIn(own.tree).find(
      ({ statement }) => statement.start >= span.start && statement.end <= span.end,
    );
    const usualBefore = usualArguments(own.tree, before);
    const usual = wantedArguments(target.tree, hook, after);
    if (call === undefined || usual === null) return FITS;
    const args = squeezed(textOf(own.tree, call.args));
    const wasUsual = usualBefore !== null && args === squeezed(usualBefore);
    if (args === squeezed(usual) || !(wasUsual || isPreferred(hook, usual))) return FITS;
    const same = after.filter(
      (sibling) => squeezed(textOf(target.tree, sibling.args)) === squeezed(usual),
    ).length;
    const why = isPreferred(hook, usual) ? ', those of functions with the same parameter' : '';
    const note = `arguments ${usual} as in ${same} of ${after.length} sibling calls${why}`;
    return {
      kind: 'fits',
      edits: [{ start: call.args.start, end: call.args.end, text: usual }],
      note,
    };
  },
};

function callsIn(tree: SyntaxTree): Call[] {
  return descendants(tree.root, ({ type }) => type === 'expression_statement')
    .map((statement) => callOf(tree, statement))
    .filter((call) => call !== null);
}

function callOf(tree: SyntaxTree, statement: SyntaxNode): Call | null {
  const call = statement.children[0];
  const callee = call?.type === 'call_expression' ? childInField(call, 'function') : null;
  const args = call === undefined ? null : childInField(call, 'arguments');
  if (callee === null || args === null || !/^(scoped_)?identifier$/.test(callee.type)) return null;
  return { statement, callee: textOf(tree, callee).replace(/\s+/g, ''), args };
}

/** The calls like the pattern in the block that has most of them; or why there is no such block. */
function runOf(site: Site, hook: Hook): Call[] | string {
  const pattern = /^(?:.*::)?(\w+)\s*\(([\s\S]*)\)\s*;?$/.exec(hook.anchor.trim());
  if (pattern === null) return `the pattern ${hook.anchor} is no call`;
  const [, name = '', args = ''] = pattern;
  const wanted = args.match(/\b[a-z_]\w*\b/gi)?.filter((word) => word !== 'mut') ?? [];
  const peers = peerKeys(site, hook);
  const blocks = new Map<SyntaxNode, Call[]>();
  for (const call of callsIn(site.tree)) {
    const words: readonly string[] = textOf(site.tree, call.args).match(/\w+/g) ?? [];
    const alike =
      call.callee.split('::').at(-1) === name && wanted.every((word) => words.includes(word));
    const block = call.statement.parent;
    if (!alike || peers.has(call.callee) || call.callee === hook.key || block === null) continue;
    blocks.set(block, [...(blocks.get(block) ?? []), call]);
  }
  const home = homeOf(site, hook);
  const [most, second] = [...blocks.values()].sort(
    (a, b) => Number(isIn(site, b, home)) - Number(isIn(site, a, home)) || b.length - a.length,
  );
  if (most === undefined) return `no call like ${hook.anchor}`;
  if (second?.length === most.length && isIn(site, second, home) === isIn(site, most, home))
    return `two places have as many calls like ${hook.anchor}`;
  return most;
}

/** Name of the item that holds the hook in the version where its place is known. */
function homeOf({ known }: Site, hook: Hook): string | null {
  const calls = known == null ? [] : callsIn(known).filter(({ callee }) => callee === hook.key);
  const [call] = calls;
  return known == null || call === undefined || calls.length > 1
    ? null
    : itemAt(fileItem(known), call.statement.start).name;
}

function isIn({ tree }: Site, [first]: readonly Call[], home: string | null): boolean {
  return (
    home !== null &&
    first !== undefined &&
    itemAt(fileItem(tree), first.statement.start).name === home
  );
}

/** Other hooks that stand behind the same run. */
function peerKeys({ hooks }: Site, hook: Hook): Set<string> {
  const peers = hooks.filter(
    (other) => other.action === hook.action && other.anchor === hook.anchor && other !== hook,
  );
  return new Set(peers.map((peer) => peer.key));
}

/** Behind the run and those hooks that were declared before this one. */
function lastOf(site: Site, hook: Hook, run: readonly Call[]): SyntaxNode | undefined {
  let last = run.at(-1)?.statement;
  const earlier = new Set(site.hooks.slice(0, site.hooks.indexOf(hook)).map((other) => other.key));
  const statements = last?.parent == null ? [] : statementsOf(last.parent);
  const behind = statements.findIndex((statement) => statement === last) + 1;
  for (const next of statements.slice(behind)) {
    if (!earlier.has(callOf(site.tree, next)?.callee ?? '')) break;
    last = next;
  }
  return last;
}

/** The calls that a hook stands among, with their arguments as they are written; none where it has no place. */
export function siblingCalls(site: Site, hook: Hook): { callee: string; args: string }[] {
  const run = runOf(site, hook);
  return typeof run === 'string'
    ? []
    : run.map(({ callee, args }) => ({ callee, args: textOf(site.tree, args) }));
}

/** Those that the callee's own parameter asks for, where siblings have them; else those that most have. */
function wantedArguments(tree: SyntaxTree, hook: Hook, run: readonly Call[]): string | null {
  const asked = run.find(({ args }) => isPreferred(hook, textOf(tree, args)));
  return asked === undefined ? usualArguments(tree, run) : textOf(tree, asked.args);
}

function isPreferred({ preferred }: Hook, args: string): boolean {
  return preferred.some((form) => squeezed(form) === squeezed(args));
}

/** The arguments that more than half of the calls have, or `null`. */
function usualArguments(tree: SyntaxTree, run: readonly Call[]): string | null {
  const counts = new Map<string, { text: string; count: number }>();
  for (const call of run) {
    const text = textOf(tree, call.args);
    const seen = counts.get(squeezed(text));
    counts.set(squeezed(text), { text: seen?.text ?? text, count: (seen?.count ?? 0) + 1 });
  }
  return [...counts.values()].find(({ count }) => count * 2 > run.length)?.text ?? null;
}

/** `(providers)` of a declared call. */
function argumentsIn(code: string): string | null {
  const open = blanked(code).indexOf('(');
  return open === -1 ? null : code.slice(open).replace(/\s*;\s*$/, '');
}
