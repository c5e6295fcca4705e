/** What a function takes, by the path its file imports the type from: `rustc_middle::query::Providers`. */
import type { Item } from '../syntax/item.ts';
import { fileItem } from '../syntax/items.ts';
import { childInField, descendants, isComment, type SyntaxTree, textOf } from '../syntax/tree.ts';
import { importsOf } from '../syntax/uses.ts';

/** Of the first parameter of a free function of the file, without references; `null`: there is no such function, or no one. */
export function firstParameterType(tree: SyntaxTree, name: string): string | null {
  const found = fileItem(tree).children.filter(isFunction(name));
  const [item] = found;
  if (item === undefined || found.length > 1) return null;
  const node = descendants(tree.root, ({ type }) => type === 'function_item').find(
    ({ start }) => start === item.core.start,
  );
  const parameters = node === undefined ? null : childInField(node, 'parameters');
  const first = parameters?.children.find((child) => child.named && !isComment(child));
  const type = first === undefined ? null : childInField(first, 'type');
  if (type === null) return null;
  const path = textOf(tree, type).replace(/^&\s*(?:'\w+\s+)?(?:mut\s+)?/, '');
  const [head = '', ...rest] = path.split('::').map((part) => part.trim());
  const imported = descendants(tree.root, (one) => one.type === 'use_declaration')
    .flatMap((one) => importsOf(tree, one))
    .find(({ path: from, alias }) => (alias ?? from.split('::').at(-1)) === head);
  return [imported?.path ?? head, ...rest].join('::');
}

function isFunction(name: string): (item: Item) => boolean {
  return (item) => item.kind === 'function' && item.name === name;
}
