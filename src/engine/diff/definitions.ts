/** What a file defines for others to name. */
import type { Item } from '../syntax/item.ts';

const KINDS = new Set<Item['kind']>(['struct', 'enum', 'union', 'trait', 'type alias', 'function']);

export function isDefinition({ kind }: Pick<Item, 'kind'>): boolean {
  return KINDS.has(kind);
}

/** Definitions in the file and its modules (not members of types). */
export function definitionsIn(file: Item): Item[] {
  const found: Item[] = [];
  const stack = [file];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (isDefinition(next)) found.push(next);
    if (next.kind === 'file' || next.kind === 'module') stack.push(...next.children);
  }
  return found;
}
