/** Statements that call one macro or function with a name first, sorted by it: `tracked!(verify, true);`. */
import type { SyntaxTree } from '../syntax/tree.ts';
import type { MemberList } from './members.ts';
import { sortedPlaces } from './sorted-places.ts';

const CALL = /^((?:\w+::)*\w+!?)\s*[([{]\s*(\w+)\b/;

/** `tracked!` of `tracked!(verify, true);`; `null` for anything else. */
export function calleeIn(code: string): string | null {
  return CALL.exec(code.trim())?.[1] ?? null;
}

/** The name that such a call has first. */
export function firstNameIn(code: string): string | null {
  return CALL.exec(code.trim())?.[2] ?? null;
}

/** The place for `key` in the list that has most such calls, or why there is none. */
export function gapAmongCalls(
  { source }: SyntaxTree,
  lists: readonly MemberList[],
  like: string,
  key: string,
): { readonly list: MemberList; readonly at: number; readonly sure: boolean } | string {
  const counted = lists
    .map((list) => {
      const calls = list.members.flatMap(({ core: { start, end } }, at) => {
        const code = source.slice(start, end);
        return calleeIn(code) === like ? [{ at, name: firstNameIn(code) ?? '' }] : [];
      });
      return { list, calls };
    })
    .sort((a, b) => b.calls.length - a.calls.length);
  const [most, second] = counted;
  if (most === undefined || most.calls.length === 0) return `no calls of ${like}`;
  if (second?.calls.length === most.calls.length) return `two places have as many calls of ${like}`;
  const place = sortedPlaces(
    most.calls.map(({ name }) => name),
    key,
  )[0];
  const next = most.calls[place ?? 0];
  const last = most.calls.at(-1)?.at ?? 0;
  return { list: most.list, at: next?.at ?? last + 1, sure: true };
}
