/** A comment as GitHub reads it. */
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

export function parseComment(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** Every node, in order. */
export function nodesOf(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}

/** Text that GitHub's own filters look at: mentions, references and emoji are found in it, but not in code. */
export function proseOf(root: Root): string[] {
  return nodesOf(root)
    .filter((node) => node.type === 'text')
    .map((node) => node.value);
}
