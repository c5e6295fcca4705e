/** The seed's `tRust_modification`: code under comments, taken apart into what can be placed by itself. */
import { blanked, dedent, splitElements } from './snippet.ts';

export interface Element {
  /** The comment above: `Add to Z options:`; `''` without one. */
  readonly note: string;
  /** Without indentation; a list entry or option with its comma. */
  readonly code: string;
  readonly action: 'insert_after_pattern' | 'append_to_list' | 'add_option' | 'insert_guarded_call';
  /** What it is found by in a file: a callee, an attribute's or an option's name. */
  readonly key: string;
  /** `gated` of a list entry. */
  readonly macro: string | null;
}

/** The elements in order, or what is wrong with one of them. */
export function elementsOf(modification: string): Element[] | string {
  const found: Element[] = [];
  for (const { note, code } of chunks(dedent(modification))) {
    for (const element of splitElements(code)) {
      const read = elementOf(note, dedent(element));
      if (read === null) {
        return `not a call, a guarded call, a list entry or an option: ${firstLine(element)}`;
      }
      found.push(read);
    }
  }
  return found;
}

/** A comment at depth 0 begins a chunk. */
function chunks(modification: string): { note: string; code: string }[] {
  const found: { note: string; code: string }[] = [];
  let note: string[] = [];
  let code: string[] = [];
  let depth = 0;
  const finish = (): void => {
    if (code.join('').trim() !== '') found.push({ note: note.join(' '), code: code.join('\n') });
    code = [];
  };
  const bare = blanked(modification).split('\n');
  modification.split('\n').forEach((line, at) => {
    const comment = depth === 0 ? /^\s*\/\/+\s?(.*)$/.exec(line)?.[1] : undefined;
    if (comment === undefined) code.push(line);
    else {
      if (code.join('').trim() !== '' || found.length === 0) {
        finish();
        note = [];
      }
      note.push(comment.trim());
    }
    for (const char of bare[at] ?? '')
      depth += Number('([{'.includes(char)) - Number(')]}'.includes(char));
  });
  finish();
  return found;
}

function elementOf(note: string, code: string): Element | null {
  const made = (
    action: Element['action'],
    key: string | undefined,
    macro: string | null = null,
  ): Element | null => (key === undefined ? null : { note, code, action, key, macro });
  if (/^if\b/.test(code)) return made('insert_guarded_call', calleesIn(code)[0]);
  const entry =
    /^(\w+)!\s*[([{]\s*(?:unsafe\b\s*(?:\(\w+\))?\s*)?(?:TEST\s*,\s*)?(\w+)[\s\S]*,$/.exec(code);
  if (entry !== null) return made('append_to_list', entry[2], entry[1] ?? null);
  const option = /^(\w+)\s*:(?!:)[\s\S]*,$/.exec(code);
  if (option !== null) return made('add_option', option[1]);
  if (code.endsWith(';')) return made('insert_after_pattern', /^([\w:]*\w)\s*\(/.exec(code)?.[1]);
  return null;
}

/** Paths that are called, in order: `rustc_verify::verify_crate`. */
function calleesIn(code: string): string[] {
  return [...blanked(code).matchAll(/((?:\w+::)+\w+)\s*\(/g)].map((match) => match[1] ?? '');
}

function firstLine(code: string): string {
  return code.trim().split('\n')[0] ?? '';
}
