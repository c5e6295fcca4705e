/** `replace_lines`: what is no piece of syntax (a comment, a part of one): lines for lines. */
import type { Span } from '../../../base/span.ts';
import { fileItem } from '../../syntax/items.ts';
import { type Action, FITS, type Site } from '../action.ts';
import { itemAtPath } from '../designator.ts';
import type { Hook } from '../hooks.ts';

export const replaceLines: Action = {
  orderFree: true,

  locate: doneAt,

  anchor(site, hook) {
    const place = targetOf(site, hook);
    if (typeof place === 'string') return { kind: 'none', reason: place };
    return {
      kind: 'place',
      line: place.start,
      indent: place.indent,
      apart: null,
      separatorAt: null,
    };
  },

  misplaced: () => null,

  render: (_, hook) => ({ kind: 'code', code: hook.code }),

  fit: () => FITS,

  replacement: {
    put(site, hook) {
      const place = targetOf(site, hook);
      if (typeof place === 'string') return { kind: 'failed', reason: place };
      const code = linesAt(place, hook.code);
      return { kind: 'placed', text: exchanged(site, place, code), inserted: [code] };
    },

    take(site, hook) {
      const [place, second] = doneAt(site, hook);
      if (place === undefined || second !== undefined || hook.replaces === null) return null;
      return exchanged(site, place, linesAt(place, hook.replaces));
    },
  },
};

interface Place extends Span {
  readonly indent: string;
}

/** Where the fork's lines stand, and not as a part of upstream's. */
function doneAt(site: Site, hook: Hook): Place[] {
  const upstream = hook.replaces === null ? [] : placesOf(site, hook, hook.replaces);
  return placesOf(site, hook, hook.code).filter(
    (place) => !upstream.some((other) => within(place, other)),
  );
}

/** Inside, and not all of it. */
function within(place: Span, other: Span): boolean {
  return (
    other.start <= place.start &&
    place.end <= other.end &&
    place.end - place.start < other.end - other.start
  );
}

function targetOf(site: Site, hook: Hook): Place | string {
  const done = placesOf(site, hook, hook.code);
  const upstream = hook.replaces === null ? [] : placesOf(site, hook, hook.replaces);
  const places = upstream.filter((place) => !done.some((other) => within(place, other)));
  const [place] = places;
  const where = hook.where?.in ?? '';
  const shown = hook.replaces?.trim().split('\n')[0]?.trim() ?? '';
  if (place === undefined)
    return `no lines as ${hook.id} replaces them (${shown}) in ${where === '' ? 'the file' : where}`;
  return places.length > 1
    ? `${places.length} places with the lines that ${hook.id} replaces`
    : place;
}

/** Where these lines follow one another, whatever stands before each. */
function placesOf({ tree }: Site, hook: Hook, code: string): Place[] {
  const container = itemAtPath(fileItem(tree), hook.where?.in ?? '');
  const wanted = code.replace(/\n$/, '').split('\n');
  if (typeof container === 'string' || code === '') return [];
  const lines = tree.source.split('\n');
  const found: Place[] = [];
  let start = 0;
  for (const [at, line] of lines.entries()) {
    if (
      start >= container.start &&
      start <= container.end &&
      wanted.every((one, n) => lines[at + n]?.trim() === one.trim())
    ) {
      const length = lines.slice(at, at + wanted.length).join('\n').length;
      const indent = line.slice(
        0,
        Math.max(0, indentOf(line).length - indentOf(wanted[0] ?? '').length),
      );
      if (start + length <= container.end + 1) found.push({ start, end: start + length, indent });
    }
    start += line.length + 1;
  }
  return found;
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** Each with its line end; empty for no lines. */
function linesAt({ indent }: Place, code: string): string {
  if (code === '') return '';
  const lines = code.replace(/\n$/, '').split('\n');
  return lines.map((line) => `${line === '' ? '' : indent + line}\n`).join('');
}

/** A last line without an end leaves none. */
function exchanged({ tree: { source } }: Site, { start, end }: Place, code: string): string {
  if (source[end] === '\n') return source.slice(0, start) + code + source.slice(end + 1);
  return source.slice(0, start) + code.replace(/\n$/, '');
}
