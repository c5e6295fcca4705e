/** Shapes as code of our own. */
import type { Draw } from './draw.ts';

const TEXTS = [
  'a text',
  'text, with (brackets',
  'it is `code`: {braces}',
  'two \\" quotes',
] as const;
const TYPES = [
  'usize',
  'Option<String>',
  'BTreeMap<String, Vec<u8>>',
  'crate::config::Kind',
] as const;
const VALUES = ['None', 'Kind::One', '4', '"none".to_string()', 'Vec::new()'] as const;
const CODE = ['one()', 'tcx.work(|id| id.two())', 'for id in tcx.ids() { id.three() }'] as const;

/** What stands for the holes of an entry in both releases. */
export interface Filling {
  readonly text: string;
  readonly type: string;
  readonly value: string;
  readonly code: string;
  /** Over how many lines. */
  readonly layout: 'line' | 'lines' | 'arguments';
  readonly docs: boolean;
}

export function filling(draw: Draw): Filling {
  return {
    text: draw.oneOf(TEXTS),
    type: draw.oneOf(TYPES),
    value: draw.oneOf(VALUES),
    code: draw.oneOf(CODE),
    layout: draw.oneOf(['line', 'line', 'lines', 'arguments']),
    docs: draw.below(8) === 0,
  };
}

export function codeOf(shape: string, key: string, own: Filling): string {
  return shape
    .replaceAll('$name', key)
    .replaceAll('$feature', 'one_feature')
    .replaceAll('$type', own.type)
    .replaceAll('$value', own.value)
    .replaceAll('$parser', 'parse_any')
    .replaceAll('""', () => JSON.stringify(own.text).replaceAll('\\\\\\"', '\\"'))
    .replaceAll('…', own.code);
}

/** An entry of a list on lines of its own, with its comma. */
export function entryLines(code: string, own: Filling, docs: boolean): string {
  const attribute = /^#\[.*?\] (?=\w+: )/.exec(code)?.[0] ?? '';
  const lines = laidOut(code.slice(attribute.length), own.layout);
  const above = attribute === '' ? '' : `    ${attribute.trim()}\n`;
  return `${docs ? '    // What it is for.\n' : ''}${above}    ${lines},\n`;
}

function laidOut(code: string, layout: Filling['layout']): string {
  if (layout === 'line') return code;
  const option = code.indexOf('], "');
  if (/^\w+: /.test(code) && option !== -1)
    return `${code.slice(0, option + 2)}\n        ${code.slice(option + 3)}`;
  const open = code.indexOf('!(') + 1;
  if (open === 0 || !code.endsWith(')')) return code;
  const inside = code.slice(open + 1, -1);
  const comma = layout === 'arguments' ? ',' : '';
  return `${code.slice(0, open + 1)}\n        ${inside}${comma}\n    )`;
}
