/** What the names of two remnants say about their being one item. */
import type { ItemKind } from '../syntax/item.ts';
import type { Remnant } from './remnant.ts';

/**
 * `same place`: one name, and for members of impls and traits one container; `same`: one name, that many may have;
 * `akin`: half of the words of the shorter name.
 */
export type NameRelation = 'same place' | 'same' | 'akin' | 'other';

/** `null`: they can be no one item. */
export function nameRelation(before: Remnant, after: Remnant): NameRelation | null {
  if (familyOf(before) !== familyOf(after)) return null;
  if (before.kind === 'impl') {
    return plainImpl(before.name) === plainImpl(after.name) ? 'same place' : null;
  }
  if (before.name === after.name) {
    const [container, other] = [containerOf(before), containerOf(after)];
    // `target`, `provide`: every other file has one.
    const anyones = container === '' && familyOf(before) === 'function' && isOneWord(before.name);
    return container === other && !anyones ? 'same place' : 'same';
  }
  if (before.kind === 'macro call') return null;
  return areAkin(before.name, after.name) ? 'akin' : 'other';
}

/** Equal for remnants that one name can mean. */
export function nameKey(remnant: Remnant): string {
  const { kind, name } = remnant;
  return `${familyOf(remnant)} ${kind === 'impl' ? plainImpl(name) : name}`;
}

/** A function may become a method. */
export function familyOf({ kind }: { readonly kind: ItemKind }): string {
  return kind === 'method' ? 'function' : kind;
}

/** Without generics, lifetimes and paths, which change with the file. */
function plainImpl(name: string): string {
  let plain = name.replaceAll(/&?'\w+ ?/g, '');
  for (let before = ''; before !== plain;) {
    before = plain;
    plain = plain.replaceAll(/<[^<>]*>/g, '');
  }
  return plain.replaceAll(/\w+::/g, '');
}

/** The impl or trait a member is in; modules do not count. */
function containerOf({ kind, name, path }: Remnant): string {
  if (kind !== 'method' && kind !== 'const' && kind !== 'type alias') return '';
  const container = path.slice(0, Math.max(0, path.length - name.length - 2));
  return plainImpl(container.slice(Math.max(0, container.lastIndexOf('impl '))));
}

/** Words that many names have. */
const COMMON = new Set(
  (
    'add as build check create emit error fmt fn fold for from get has into is iter lower make mk new parse print ' +
    'report set to try ty type visit with'
  ).split(' '),
);

function areAkin(a: string, b: string): boolean {
  const [words, others] = [wordsOf(a), wordsOf(b)];
  const shared = words.filter((word) => others.includes(word));
  const half = Math.min(words.length, others.length) / 2;
  return shared.length >= half && shared.some((word) => !COMMON.has(word));
}

function isOneWord(name: string): boolean {
  return wordsOf(name).length === 1;
}

function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_')
    .filter((word) => word !== '');
}
