/** Code reduced to what it looks like: identifiers stay, texts and numbers do not. */
import type { Span } from '../../base/span.ts';
import { codeOf, compactText, tokensIn } from '../syntax/tokens.ts';
import type { SyntaxNode, SyntaxTree } from '../syntax/tree.ts';

/** `""` for every string, `0` for every number. */
export function shapeOfSpan(tree: SyntaxTree, span: Span): string {
  return compactText(abstracted(codeOf(tokensIn(tree, span))));
}

/** The same with `{…}` for what stands in braces, and `…` for a long right side of an assignment. */
export function shapeOfStatement(tree: SyntaxTree, node: SyntaxNode): string {
  const texts: string[] = [];
  let depth = 0;
  for (const token of abstracted(codeOf(tokensIn(tree, node)))) {
    if (token === '}') depth--;
    if (depth === 0) texts.push(token);
    if (token === '{' && depth++ === 0) texts.push('…');
  }
  const text = compactText(texts);
  return text.length > LONG ? text.replace(/^([\w.]+) = .*;$/, '$1 = …;') : text;
}

const LONG = 60;

/** `gated!($name, Normal, template!(Word), $feature, experimental!($name))` */
export function shapeOfCallEntry(tree: SyntaxTree, entry: Span, key: string): string {
  const texts: string[] = [];
  let depth = 0;
  let first = 0;
  for (const token of abstracted(codeOf(tokensIn(tree, entry)))) {
    if (')]}'.includes(token)) depth--;
    if (token === key) texts.push(NAME);
    else if (depth === 1 && /^[a-z_]\w*$/.test(token)) {
      first = texts.length;
      texts.push(token);
    } else {
      const isArgument = texts.length - 1 === first && (token === ',' || token === ')');
      if (isArgument && depth < 2) texts[first] = FEATURE;
      texts.push(token);
    }
    if ('([{'.includes(token)) depth++;
  }
  return tidied(compactText(texts));
}

/** `#[attribute("")] $name: $type = ($value, $parser, [TRACKED], "")`; the type `bool` is kept. */
export function shapeOfOption(tree: SyntaxTree, entry: Span, key: string): string {
  const texts = abstracted(codeOf(tokensIn(tree, entry)));
  const name = texts.indexOf(key);
  const equals = texts.indexOf('=', name);
  if (name === -1 || equals === -1) return tidied(compactText(texts));
  const type = texts.slice(name + 2, equals);
  const places = argumentsIn(texts.slice(equals + 1));
  const head = [compactText(texts.slice(0, name)), '$name:'].join(' ').trim();
  const rest = places.slice(2).map((place) => compactText(place));
  const tuple = ['$value', '$parser', ...rest].join(', ');
  return tidied(`${head} ${type.join('') === 'bool' ? 'bool' : '$type'} = (${tuple})`);
}

function abstracted(texts: readonly string[]): string[] {
  return texts.map((text) => {
    if (/^(?:b|c|br|cr|r)?#*"/.test(text)) return '""';
    return /^\d/.test(text) ? '0' : text;
  });
}

/** What stands between the commas of the outermost brackets. */
function argumentsIn(texts: readonly string[]): string[][] {
  const found: string[][] = [];
  let own: string[] = [];
  let depth = 0;
  for (const token of texts) {
    if (')]}'.includes(token)) depth--;
    if (depth === 1 && token === ',') {
      found.push(own);
      own = [];
    } else if (depth > 0) own.push(token);
    if ('([{'.includes(token)) depth++;
  }
  return [...found, own].filter((one) => one.length > 0);
}

/** Words while blanks are set between words. */
const [NAME, FEATURE] = ['NAME_of_the_entry', 'FEATURE_of_the_entry'];

/** Without commas that mean nothing; of several strings in a row inside of brackets, one. */
function tidied(text: string): string {
  return text
    .replaceAll(NAME, '$name')
    .replaceAll(FEATURE, '$feature')
    .replaceAll(/, ?(?=[)\]}])/g, '')
    .replaceAll(/\[""(?:, "")+\]/g, '[""]');
}
