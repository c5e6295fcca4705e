/** What stands twice in one place of a file, where once is all that compiles. Two right edits may make one together. */
import { isInnerDoc, isOuterDoc } from '../../syntax/attributes.ts';
import { fileItem } from '../../syntax/items.ts';
import type { Item, ItemKind } from '../../syntax/item.ts';
import { childInField, type SyntaxNode, type SyntaxTree, textOf } from '../../syntax/tree.ts';
import { importsOf } from '../../syntax/uses.ts';

/** Something that `result` holds more often than any of the others, in words (`fn new of impl Foo`); `null`: nothing. */
export function newDouble(result: SyntaxTree, inputs: readonly SyntaxTree[]): string | null {
  const known = inputs.map(countedIn);
  for (const [what, count] of countedIn(result)) {
    if (count > 1 && known.every((counts) => count > (counts.get(what) ?? 0))) return what;
  }
  return null;
}

function countedIn(tree: SyntaxTree): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (what: string): void => {
    counts.set(what, (counts.get(what) ?? 0) + 1);
  };
  itemNames(tree).forEach(add);
  for (const name of nodeNames(tree)) add(name);
  return counts;
}

/** Kinds of which a scope may hold several with one name. */
const REPEATABLE: ReadonlySet<ItemKind> = new Set([
  'use',
  'impl',
  'extern block',
  'macro',
  'macro call',
  'comment',
  'unparsed',
]);

/** Items by their scopes: what stands in several `impl` blocks of one header is in one scope. */
function itemNames(tree: SyntaxTree): string[] {
  const names: string[] = [];
  const visit = (item: Item, scope: string): void => {
    for (const child of item.children) {
      const own = `${child.kind} ${child.name}`;
      if (child.name !== '' && child.name !== '_' && !REPEATABLE.has(child.kind)) {
        names.push(`${own}${scope}${withCfg(child)}`);
      }
      visit(child, ` in ${own}${withCfg(child)}${scope}`);
    }
  };
  visit(fileItem(tree), '');
  return names;
}

function withCfg({ cfg, key }: Item): string {
  // The key tells impls of one header with other bounds apart.
  const generics = key.split('|')[2] ?? '';
  return `${generics === '' ? '' : ` ${generics}`}${cfg.length === 0 ? '' : ` under cfg ${cfg.join(' ')}`}`;
}

/** Imports, arms, attributes, derives, parameters and initialisers that are doubled in one list. */
function* nodeNames(tree: SyntaxTree): Generator<string> {
  const stack: { node: SyntaxNode; scope: string }[] = [{ node: tree.root, scope: '' }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node } = next;
    const name = childInField(node, 'name') ?? childInField(node, 'type');
    const isItem = name !== null && node.type.endsWith('_item');
    const scope = isItem ? ` in ${oneLine(tree, name)}${next.scope}` : next.scope;
    yield* namesAt(tree, node, scope);
    for (const child of node.children) stack.push({ node: child, scope });
  }
}

/** What stands more than once in one list, as often as it stands there. */
function* namesAt(tree: SyntaxTree, node: SyntaxNode, scope: string): Generator<string> {
  const { children } = node;
  if (node.type === 'attribute') yield* repeated(derives(tree, node), scope);
  // What stands under an attribute may be one of several ways to compile: only under the same one is it the same.
  let above = '';
  const names: string[] = [];
  for (const member of children) {
    if (member.type === 'attribute_item') above += `${oneLine(tree, member)} `;
    else {
      names.push(...memberNames(tree, member).map((name) => above + name));
      above = '';
    }
  }
  yield* repeated(names, scope);
  yield* repeated(innerDocs(children), scope);
  for (const [at, one] of children.entries()) {
    const before = children[at - 1];
    if (one.type !== 'attribute_item' || before?.type !== one.type) continue;
    const text = `attribute ${oneLine(tree, one)}${scope}`;
    if (oneLine(tree, before) === oneLine(tree, one)) yield* [text, text];
  }
}

/** What a file or module says of itself: a name for each place in which it does. */
function innerDocs(children: readonly SyntaxNode[]): string[] {
  return children.flatMap((one, at) => {
    const before = children[at - 1];
    const begins = isInnerDoc(one) && (before === undefined || !isInnerDoc(before));
    return begins ? ['inner docs'] : [];
  });
}

function* repeated(names: readonly string[], scope: string): Generator<string> {
  const seen = new Set<string>();
  for (const name of names) {
    // The first of them counts too, once the second is met.
    if (seen.has(name)) yield* [`${name}${scope}`, `${name}${scope}`];
    seen.add(name);
  }
}

/** The names under which one member stands in its list; none for members that may stand there twice. */
function memberNames(tree: SyntaxTree, member: SyntaxNode): string[] {
  if (member.type === 'use_declaration') return importedNames(tree, member);
  if (member.type === 'match_arm') return casesOf(tree, member).map((one) => `arm ${one}`);
  if (member.type === 'macro_invocation') return declaredName(tree, member);
  const name = memberName(tree, member);
  return name === null ? [] : [name];
}

/** `declare_lint! { pub NAME, … }`, `thread_local! { static NAME … }`: the name that a macro call at item level declares. */
function declaredName(tree: SyntaxTree, call: SyntaxNode): string[] {
  const body = textOf(tree, call).replaceAll(/\/\/[^\n]*|#\[[^\]]*\]/g, '');
  const found = DECLARED.exec(body);
  return found === null ? [] : [`${found[1] ?? ''}! ${found[2] ?? ''}`];
}

const DECLARED =
  /^([\w:]+)!\s*\{\s*(?:pub(?:\([^)]*\))?\s+)?(?:(?:static|const|struct|enum|fn|type|trait)\s+|(?=[A-Z][A-Z0-9_]+,))(\w+)/;

/** The cases of an arm. Those of one variant with nothing but bindings in it are one case; under a guard, none is. */
function casesOf(tree: SyntaxTree, arm: SyntaxNode): string[] {
  const pattern = childInField(arm, 'pattern');
  if (pattern === null) return [];
  if (childInField(pattern, 'condition') !== null) return [oneLine(tree, pattern)];
  return alternatives(pattern).map((one) => caseName(tree, one));
}

function alternatives(pattern: SyntaxNode): SyntaxNode[] {
  if (pattern.type !== 'or_pattern' && pattern.type !== 'match_pattern') return [pattern];
  return pattern.children
    .filter(({ type }) => type !== '|' && !type.endsWith('comment'))
    .flatMap(alternatives);
}

const BINDING = /^(?:_|\.\.|(?:ref )?(?:mut )?[a-z]\w*)$/;

function caseName(tree: SyntaxTree, pattern: SyntaxNode): string {
  const [path, ...rest] = pattern.children;
  const binds =
    path !== undefined &&
    /^(?:tuple_)?struct_pattern$/.test(pattern.type) &&
    rest.every(
      (child) => /^[(){},]$/.test(child.type) || BINDING.test(oneLine(tree, child).trim()),
    );
  return binds ? `${oneLine(tree, path)}(..)` : oneLine(tree, pattern);
}

/** Globs and `as _` bind no name. */
function importedNames(tree: SyntaxTree, declaration: SyntaxNode): string[] {
  return importsOf(tree, declaration)
    .map(({ path, alias }) => alias ?? path.split('::').at(-1) ?? path)
    .filter((name) => name !== '_' && name !== '*')
    .map((name) => `import ${name}`);
}

function memberName(tree: SyntaxTree, member: SyntaxNode): string | null {
  switch (member.type) {
    case 'line_comment':
      return isOuterDoc(member) || isInnerDoc(member) ? null : commentName(tree, member);
    case 'field_initializer':
      return named(tree, 'field', childInField(member, 'field'));
    case 'field_pattern':
      return named(tree, 'field', childInField(member, 'name'));
    case 'shorthand_field_initializer':
      return named(tree, 'field', member);
    case 'type_parameter':
    case 'const_parameter':
    case 'lifetime_parameter':
      return named(tree, 'generic', childInField(member, 'name'));
    case 'parameter': {
      const pattern = childInField(member, 'pattern');
      return pattern?.type === 'identifier' ? named(tree, 'parameter', pattern) : null;
    }
    default:
      return null;
  }
}

/** Short remarks may well stand twice. */
const TELLING = 24;

function commentName(tree: SyntaxTree, comment: SyntaxNode): string | null {
  const text = oneLine(tree, comment).trim();
  return text.length < TELLING ? null : `comment ${text}`;
}

function named(tree: SyntaxTree, what: string, name: SyntaxNode | null): string | null {
  return name === null ? null : `${what} ${oneLine(tree, name)}`;
}

function derives(tree: SyntaxTree, attribute: SyntaxNode): string[] {
  const [name, list] = attribute.children;
  if (name === undefined || list?.type !== 'token_tree' || textOf(tree, name) !== 'derive')
    return [];
  const traits = textOf(tree, list).replaceAll(/[()\s]/g, '');
  return traits
    .split(',')
    .filter((one) => one !== '')
    .map((one) => `derive ${one}`);
}

function oneLine(tree: SyntaxTree, node: SyntaxNode): string {
  return textOf(tree, node).replaceAll(/\s+/g, ' ');
}
