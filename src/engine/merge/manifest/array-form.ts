/** How an array is written: on one line, or an element a line. */
import type { AST } from 'toml-eslint-parser';
import { meaningOf, type Written } from './written.ts';

export interface Element {
  /** What it says, with a number when it is said again. */
  readonly key: string;
  /** Whole blank and comment lines above it. */
  readonly lead: string;
  readonly text: string;
  /** Spaces and a comment behind it on its line. */
  readonly trail: string;
}

export interface ArrayForm {
  /** Of each element, when each has a line; `null` when all share one. */
  readonly indent: string | null;
  /** Between `[` and the first element; with `indent`, the line end behind `[`. */
  readonly open: string;
  /** Before `]`. */
  readonly close: string;
  /** Whether a comma stands behind the last element. */
  readonly comma: boolean;
  /** Whole comment lines behind the last element. */
  readonly tail: string;
  readonly elements: readonly Element[];
}

/** `null` when several elements share some of several lines, or comments stand where an element's would be lost. */
export function readArray(written: Written & { readonly node: AST.TOMLArray }): ArrayForm | null {
  const { source, shift, node } = written;
  const [from, to] = [node.range[0] - shift + 1, node.range[1] - shift - 1];
  const spans = node.elements.map((one) => [one.range[0] - shift, one.range[1] - shift] as const);
  const texts = spans.map(([begin, end]) => source.slice(begin, end));
  const gaps = [...spans, [to, to] as const].map(([begin], at) =>
    source.slice(spans[at - 1]?.[1] ?? from, begin),
  );
  const keys = numbered(node.elements.map(meaningOf));
  const inside = source.slice(from, to);
  if (!inside.includes('\n')) return onOneLine(keys, texts, gaps);
  return texts.some((text) => text.includes('\n')) ? null : onLines(keys, texts, gaps);
}

function numbered(meanings: readonly string[]): string[] {
  return meanings.map((meaning, at) => {
    const before = meanings.slice(0, at).filter((one) => one === meaning).length;
    return before === 0 ? meaning : `${meaning} #${before}`;
  });
}

function onOneLine(
  keys: readonly string[],
  texts: readonly string[],
  gaps: readonly string[],
): ArrayForm {
  const close = gaps.at(-1) ?? '';
  return {
    indent: null,
    open: texts.length === 0 ? '' : (gaps[0] ?? ''),
    close: close.replace(/^\s*,/, ''),
    comma: close.includes(','),
    tail: '',
    elements: keys.map((key, at) => ({ key, lead: '', text: texts[at] ?? '', trail: '' })),
  };
}

/** `, # comment` up to the line end, then whole lines, then the indent. */
const GAP =
  /^(?<before>[ \t]*)(?<comma>,?)(?<trail>[ \t]*(?:#[^\n]*?)?)(?<end>\r?\n)(?<lead>(?:[ \t]*(?:#[^\n]*)?\r?\n)*)(?<indent>[ \t]*)$/;

function onLines(
  keys: readonly string[],
  texts: readonly string[],
  gaps: readonly string[],
): ArrayForm | null {
  const read = gaps.map((gap) => GAP.exec(gap)?.groups);
  if (!read.every((one) => one !== undefined)) return null;
  const [first, last] = [read[0], read.at(-1)];
  if (first === undefined || last === undefined || first['trail']?.trim() !== '') return null;
  if (read.some((one) => one['before'] !== '')) return null;
  if (keys.length === 0 && first['lead']?.trim() !== '') return null;
  const elements = keys.map((key, at) => ({
    key,
    lead: read[at]?.['lead'] ?? '',
    text: texts[at] ?? '',
    trail: (read[at + 1]?.['trail'] ?? '').trimEnd(),
  }));
  return {
    indent: keys.length === 0 ? '  ' : (first['indent'] ?? ''),
    open: first['end'] ?? '\n',
    close: last['indent'] ?? '',
    comma: keys.length === 0 || last['comma'] === ',',
    tail: keys.length === 0 ? '' : (last['lead'] ?? ''),
    elements,
  };
}

/** `null` when a comment has no place in the form. */
export function printArray(form: ArrayForm): string | null {
  const { indent, open, close, comma, tail, elements } = form;
  if (indent === null) {
    if (tail !== '' || elements.some(({ lead, trail }) => lead + trail !== '')) return null;
    const texts = elements.map(({ text }) => text).join(', ');
    return elements.length === 0 ? '[]' : `[${open}${texts}${comma ? ',' : ''}${close}]`;
  }
  const lines = elements.map(({ lead, text, trail }, at) => {
    const behind = at < elements.length - 1 || comma ? ',' : '';
    return `${lead}${indent}${text}${behind}${trail}${open}`;
  });
  return `[${open}${lines.join('')}${tail}${close}]`;
}
