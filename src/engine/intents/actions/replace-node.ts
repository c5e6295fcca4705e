/** `replace_node`, `wrap_call`: a piece of upstream's code in another form; what its holes stand for stays upstream's. */
import { applyEdits, type Span } from '../../../base/span.ts';
import { type Bindings, matchNode } from '../../pattern/match.ts';
import { filled } from '../../pattern/fill.ts';
import { type Pattern, readPattern } from '../../pattern/pattern.ts';
import { fileItem } from '../../syntax/items.ts';
import { descendants, textOf } from '../../syntax/tree.ts';
import type { Site } from '../action.ts';
import { itemAtPath } from '../designator.ts';
import type { Hook } from '../hooks.ts';
import { indentAt } from '../lines.ts';
import { indented } from '../snippet.ts';
import { replacing } from './replacing.ts';

export const replaceNode = replacing<Place>({
  placesOf,
  targetOf,
  indentOf: ({ tree }, { start }) => indentAt(tree.source, start),
  exchanged,
});

interface Place extends Span {
  readonly bindings: Bindings;
}

/** The one place where upstream's own form stands, outside of what is already in the fork's. */
function targetOf(site: Site, hook: Hook): Place | string {
  if (hook.replaces === null) return `${hook.id} does not say what it replaces`;
  const done = placesOf(site, hook, hook.code);
  const open = placesOf(site, hook, hook.replaces).filter(
    ({ start, end }) => !done.some((one) => one.start <= start && end <= one.end),
  );
  const [place] = open;
  const shown = hook.replaces.trim().split('\n')[0] ?? '';
  if (place === undefined) return `no ${shown} in ${hook.anchor}`;
  return open.length > 1 ? `${open.length} places with ${shown} in ${hook.anchor}` : place;
}

function placesOf({ parser, tree }: Site, hook: Hook, code: string): Place[] {
  const pattern = patternOf(parser, code);
  const container = itemAtPath(fileItem(tree), hook.where?.in ?? '');
  if (typeof pattern === 'string' || typeof container === 'string') return [];
  const wanted = pattern.node.type;
  const inside = descendants(
    tree.root,
    (node) => node.type === wanted && node.start >= container.start && node.end <= container.end,
  );
  const found = inside.flatMap((node) => {
    const bindings = matchNode(pattern, tree, node);
    return bindings === null
      ? []
      : [{ start: node.start, end: node.start + textOf(tree, node).trimEnd().length, bindings }];
  });
  // A statement that holds nothing but the node is matched with it: the outer one is meant.
  return found.filter(
    (one, at) =>
      !found.some((other, index) => index < at && other.start <= one.start && one.end <= other.end),
  );
}

/** As an expression where it is one, so that it is found inside of statements. */
function patternOf(parser: Site['parser'], code: string): Pattern | string {
  const expression = readPattern(parser, code, 'expression');
  if (typeof expression !== 'string') return expression;
  const type = readPattern(parser, code);
  return typeof type === 'string' ? readPattern(parser, code, 'type') : type;
}

function exchanged(
  { tree: { source } }: Site,
  place: Place,
  template: string,
): { text: string; code: string } {
  const own = indentAt(source, place.start);
  const laidOut = indented(template.trim(), own).slice(own.length);
  const code = filled(laidOut, place.bindings);
  return { text: applyEdits(source, [{ start: place.start, end: place.end, text: code }]), code };
}
