/** What changed between two versions of a file as plain data: to be kept, and handed from thread to thread. */
import { lineAt, type Span } from '../../base/span.ts';
import { ancestorsOf, type Item, type ItemKind } from '../syntax/item.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { ItemChange, ItemChangeKind, LineRange } from './change.ts';
import { definitionsIn } from './definitions.ts';
import { factsOf, type Fact } from './facts.ts';
import { diffFileItems } from './items.ts';
import { changedSpans } from './own-text.ts';

/** An item of one version. */
export interface ComparedItem extends Span {
  readonly kind: ItemKind;
  readonly name: string;
  readonly path: string;
  readonly visibility: string;
  /** Kind and name of what it stands in, outermost (the file) first. */
  readonly containers: readonly Container[];
  /** 1-based, inclusive, of the whole item. */
  readonly lines: LineRange;
  /** The text that the change is about. */
  readonly text: readonly Span[];
}

export type Container = Pick<Item, 'kind' | 'name'>;

export interface ComparedChange {
  readonly change: ItemChangeKind;
  readonly also: readonly ItemChangeKind[];
  readonly before: ComparedItem | null;
  readonly after: ComparedItem | null;
  readonly confidence: number;
  /** Came or went with the item around it. */
  readonly within: boolean;
  /** A definition that is gone (or new) though the other version defines the name too: under another cfg, say. */
  readonly elsewhere: boolean;
  readonly facts: readonly Fact[];
}

export function compareTrees(before: SyntaxTree, after: SyntaxTree): ComparedChange[] {
  const files = diffFileItems(before, after);
  const defined = {
    before: new Set(definitionsIn(files.before).map(({ name }) => name)),
    after: new Set(definitionsIn(files.after).map(({ name }) => name)),
  };
  return files.changes.map((change): ComparedChange => {
    const { before: old, after: now } = change;
    return {
      change: change.change,
      also: change.also,
      before: old === null ? null : itemIn(before, files.before, old, change),
      after: now === null ? null : itemIn(after, files.after, now, change),
      confidence: change.confidence,
      within: change.within,
      elsewhere:
        (now === null && defined.after.has(old?.name ?? '')) ||
        (old === null && defined.before.has(now?.name ?? '')),
      facts: factsOf(before, after, change),
    };
  });
}

function itemIn(tree: SyntaxTree, file: Item, item: Item, change: ItemChange): ComparedItem {
  const { kind, name, path, visibility, start, end } = item;
  return {
    kind,
    name,
    path,
    visibility,
    start,
    end,
    containers: ancestorsOf(file, item).map((one) => ({ kind: one.kind, name: one.name })),
    lines: {
      start: lineAt(tree.source, start),
      end: lineAt(tree.source, Math.max(start, end - 1)),
    },
    text: changedSpans(tree, item, change),
  };
}
