/** A hook of the general form among the members of lists. */
import type { Span } from '../../base/span.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { Hook } from './hooks.ts';
import { calleeIn, firstNameIn } from './like-calls.ts';
import { tokenSimilarity } from './likeness.ts';
import type { Member, MemberList } from './members.ts';
import { squeezed } from './snippet.ts';

/** The hook's own members: of its name, or of its very code; failing these, much like it and with its mark in it. */
export function ownMembers(tree: SyntaxTree, hook: Hook, lists: readonly MemberList[]): Member[] {
  const same = verbatimMembers(tree, hook, lists);
  if (same.length > 0) return same;
  const members = lists.flatMap((list) => list.members);
  const named = members.filter(
    ({ item }) => item !== null && item.kind !== 'use' && item.name === hook.key,
  );
  if (named.length > 0) return named;
  const { mark = null, like = null } = hook.where ?? {};
  if (like !== null)
    return members.filter((member) => {
      const text = textOf(tree, member);
      return calleeIn(text) === like && firstNameIn(text) === hook.key;
    });
  if (mark === null) return [];
  const marked = new RegExp(`\\b${mark.replace(/\W/g, '\\$&')}\\b`);
  return members.filter((member) => {
    const text = textOf(tree, member);
    return member.item === null && marked.test(text) && tokenSimilarity(text, hook.code) >= 0.6;
  });
}

/** Those of its very code. */
export function verbatimMembers(
  tree: SyntaxTree,
  hook: Hook,
  lists: readonly MemberList[],
): Member[] {
  const code = squeezed(codeAlone(hook.code));
  return lists.flatMap((list) =>
    list.members.filter((member) => squeezed(codeAlone(textOf(tree, member))) === code),
  );
}

function textOf({ source }: SyntaxTree, { core }: Member): string {
  return source.slice(core.start, core.end);
}

/** Without comments, attributes above and the separator behind. */
function codeAlone(code: string): string {
  return code
    .replace(/^(\s*(\/\/[^\n]*\n|#\[[^\n]*\]\s*\n))*/, '')
    .trim()
    .replace(/,$/, '');
}

/** With the attributes and comments above that the hook's own code has. */
export function wholeMember({ source }: SyntaxTree, hook: Hook, member: Member): Span {
  const lead = source
    .slice(member.start, member.core.start)
    .split('\n')
    .map((line) => line.trim());
  const own = new Set(hook.code.split('\n').map((line) => line.trim()));
  const foreign = lead.findLastIndex((line) => line !== '' && !own.has(line));
  if (foreign === -1) return { start: member.start, end: member.end };
  const start =
    member.start +
    source
      .slice(member.start)
      .split('\n')
      .slice(0, foreign + 1)
      .join('\n').length +
    1;
  return {
    start: Math.min(start + (/^\s*/.exec(source.slice(start))?.[0].length ?? 0), member.core.start),
    end: member.end,
  };
}
