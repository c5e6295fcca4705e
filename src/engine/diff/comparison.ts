/** What changed between two versions of a file as plain data: to be kept, and handed from thread to thread. */
import type { Span } from '../../base/span.ts';
import { ancestorsOf, type Item, type ItemKind } from '../syntax/item.ts';
import { codeOf, compactText, tokensIn } from '../syntax/tokens.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { ItemChange, ItemChangeKind, LineRange } from './change.ts';
import { definitionsIn } from './definitions.ts';
import { factsOf, type Fact } from './facts.ts';
import { diffFileItems } from './items.ts';
import { indexLines, linesOfSpan, type LineIndex } from './lines.ts';
import { changedSpans } from './own-text.ts';
import { profileText } from './profile-text.ts';
import { TELLING } from './relocated-parts.ts';
import { remnantsOfChange, type Remnant } from './remnant.ts';
import { remnantsOfStayed, type Parse } from './remnant-of-stayed.ts';

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
  /** Compact text of its signature, where it has no counterpart here; empty elsewhere. */
  readonly signature: string;
}

export interface PartsElsewhere {
  /** `split`: it gave code to these, or became them; `merged`: it has code of these, or is made of them. */
  readonly kind: 'split' | 'merged';
  readonly others: readonly string[];
}

/** Code that left an item or came to it: looked for in other files. */
export interface KeptRemnant {
  readonly tokens: number;
  /** As `profileText` writes it. */
  readonly profile: string;
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
  /** File of `after` where that is another file than this one. */
  readonly movedTo: string | null;
  /** Other items, with their files, that its code came from or went to. */
  readonly parts: PartsElsewhere | null;
  readonly left: KeptRemnant | null;
  readonly came: KeptRemnant | null;
}

/** @param parse for parts of either text */
export function compareTrees(
  before: SyntaxTree,
  after: SyntaxTree,
  parse: Parse,
): ComparedChange[] {
  const files = diffFileItems(before, after);
  const defined = {
    before: new Set(definitionsIn(files.before).map(({ name }) => name)),
    after: new Set(definitionsIn(files.after).map(({ name }) => name)),
  };
  const sides = {
    before: { tree: before, file: files.before, lines: indexLines(before.source) },
    after: { tree: after, file: files.after, lines: indexLines(after.source) },
  };
  return files.changes.map((change): ComparedChange => {
    const { before: old, after: now } = change;
    return {
      change: change.change,
      also: change.also,
      before: old === null ? null : itemIn(sides.before, old, change),
      after: now === null ? null : itemIn(sides.after, now, change),
      confidence: change.confidence,
      within: change.within,
      elsewhere:
        (now === null && defined.after.has(old?.name ?? '')) ||
        (old === null && defined.before.has(now?.name ?? '')),
      facts: factsOf(before, after, change),
      movedTo: null,
      parts: null,
      ...remnants(before, after, change, parse),
    };
  });
}

interface Side {
  readonly tree: SyntaxTree;
  readonly file: Item;
  readonly lines: LineIndex;
}

function remnants(
  before: SyntaxTree,
  after: SyntaxTree,
  change: ItemChange,
  parse: Parse,
): Pick<ComparedChange, 'left' | 'came'> {
  const { before: old, after: now } = change;
  if (old === null || now === null) {
    const { left, came } = remnantsOfChange(
      { tree: before, file: '' },
      { tree: after, file: '' },
      change,
    );
    return { left: kept(left, 0), came: kept(came, 0) };
  }
  const [was, is] = [
    { tree: before, item: old },
    { tree: after, item: now },
  ];
  const stayed = remnantsOfStayed(was, is, TELLING, parse);
  return { left: kept(stayed?.left, TELLING), came: kept(stayed?.came, TELLING) };
}

function kept(remnant: Remnant | null | undefined, least: number): KeptRemnant | null {
  if (remnant === null || remnant === undefined || remnant.tokens < least) return null;
  return { tokens: remnant.tokens, profile: profileText(remnant.profile) };
}

function itemIn({ tree, file, lines }: Side, item: Item, change: ItemChange): ComparedItem {
  const { kind, name, path, visibility, start, end } = item;
  return {
    kind,
    name,
    path,
    visibility,
    start,
    end,
    containers: ancestorsOf(file, item).map((one) => ({ kind: one.kind, name: one.name })),
    lines: linesOfSpan(lines, item),
    text: changedSpans(tree, item, change),
    signature: change.before === null || change.after === null ? signatureOf(tree, item) : '',
  };
}

function signatureOf(tree: SyntaxTree, { signature }: Item): string {
  return compactText(codeOf(tokensIn(tree, signature)));
}
