/** The hooks that make the fork's file of upstream's: as structural as can be while the round trip is exact. */
import type { RustParser } from '../../syntax/parser.ts';
import { checkHooks } from '../check.ts';
import { type Declared, hooksDeclared } from '../declared.ts';
import { deriveHooks, type Hook } from '../hooks.ts';
import { insertHooks } from '../insert.ts';
import { inUnixLines } from '../line-ends.ts';
import { parseOnce } from '../parse-once.ts';
import { removeHooks } from '../remove.ts';
import type { Found } from './found.ts';
import { memberHooks } from './members.ts';
import { restHooks, wholeHook } from './rest.ts';

export interface Inferred {
  readonly hooks: readonly Declared[];
  /** What the hooks make of upstream's file is not the fork's: why. `null` when it is, byte for byte. */
  readonly fault: string | null;
}

/** @param file path of both, as the hooks will name it */
export function inferHooks(parser: RustParser, file: string, base: string, ours: string): Inferred {
  const once = parseOnce(parser);
  const [upstream, own] = [inUnixLines(base).unix, inUnixLines(ours).unix];
  if (own.trim() === '') return result([], 'the fork leaves nothing of it');
  const attempt = (members: readonly Found[]): Attempt => {
    const found = withRest(once, file, upstream, own, members);
    return { members, found, fault: fault(once, upstream, own, found) };
  };
  let now = attempt(memberHooks({ file, base: once.parse(upstream), ours: once.parse(own) }));
  while (now.fault !== null && now.members.length > 0) {
    const { members } = now;
    const fewer = members.map((one) => members.filter((other) => other !== one));
    now =
      firstGood(fewer, attempt) ??
      attempt(members.filter((_, at) => at !== faultyAt(once, upstream, own, members)));
  }
  if (now.fault === null) return result(now.found, null);
  const pair = { file, base: once.parse(upstream), ours: once.parse(own) };
  const lines = restHooks(pair, false);
  if (fault(once, upstream, own, lines) === null) return result(lines, null);
  const whole = wholeHook(pair);
  return result(whole, fault(once, upstream, own, whole));
}

interface Attempt {
  readonly members: readonly Found[];
  readonly found: readonly Found[];
  readonly fault: string | null;
}

function firstGood(
  choices: readonly (readonly Found[])[],
  attempt: (members: readonly Found[]) => Attempt,
): Attempt | null {
  for (const choice of choices) {
    const made = attempt(choice);
    if (made.fault === null) return made;
  }
  return null;
}

/** A member that cannot be put in and taken out again alone; failing these, the last. */
function faultyAt(
  parser: RustParser,
  base: string,
  ours: string,
  members: readonly Found[],
): number {
  const hooks = toHooks(members);
  const at = hooks.findIndex((hook) => {
    const removed = removeHooks(parser, ours, [hook], hooks, base);
    return (
      removed.blocks.length === 0 || insertHooks(parser, removed.text, [hook]).kind === 'failed'
    );
  });
  return at === -1 ? members.length - 1 : at;
}

/** The members, and what the file differs in without them. */
function withRest(
  parser: RustParser,
  file: string,
  base: string,
  ours: string,
  members: readonly Found[],
): Found[] {
  const hooks = toHooks(members);
  const bare = removeHooks(parser, ours, hooks, hooks, base).text;
  const pair = { file, base: parser.parse(base), ours: parser.parse(bare) };
  return [...restHooks(pair, true), ...members];
}

function fault(
  parser: RustParser,
  base: string,
  ours: string,
  found: readonly Found[],
): string | null {
  const hooks = toHooks(found);
  const made = insertHooks(parser, base, hooks);
  if (made.kind === 'failed') return made.failures[0]?.reason ?? 'not inserted';
  if (made.text !== ours) return 'the file comes out otherwise';
  const wrong = checkHooks(parser, ours, hooks).find(({ kind }) => kind !== 'ok');
  return wrong?.message ?? null;
}

function toHooks(found: readonly Found[]): Hook[] {
  return deriveHooks([], [], hooksDeclared(found.map(full), '', 'inferred hooks'));
}

function full(found: Found): Declared {
  return { ...found, description: '', risk: 'medium', safe: true };
}

function result(found: readonly Found[], wrong: string | null): Inferred {
  return { hooks: found.map(full), fault: wrong };
}
