/** `replace_lines`: what is no piece of syntax (a comment, a part of one): lines for lines. */
import type { Span } from '../../../base/span.ts';
import { fileItem } from '../../syntax/items.ts';
import type { Site } from '../action.ts';
import { itemAtPath } from '../designator.ts';
import type { Hook } from '../hooks.ts';
import { replacing, within } from './replacing.ts';

export const replaceLines = replacing<Place>({
  placesOf,
  targetOf,
  indentOf: (_, { indent }) => indent,
  exchanged,
});

interface Place extends Span {
  readonly indent: string;
}

function targetOf(site: Site, hook: Hook): Place | string {
  const done = placesOf(site, hook, hook.code);
  const upstream = hook.replaces === null ? [] : placesOf(site, hook, hook.replaces);
  const places = upstream.filter((place) => !done.some((other) => within(place, other)));
  const [place] = places;
  const shown = hook.replaces?.trim().split('\n')[0]?.trim() ?? '';
  if (place === undefined)
    return `no lines as ${hook.id} replaces them (${shown}) in ${hook.anchor}`;
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
        Math.max(0, indentIn(line).length - indentIn(wanted[0] ?? '').length),
      );
      if (start + length <= container.end + 1) found.push({ start, end: start + length, indent });
    }
    start += line.length + 1;
  }
  return found;
}

function indentIn(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** Each with its line end; empty for no lines. */
function linesAt({ indent }: Place, code: string): string {
  if (code === '') return '';
  const lines = code.replace(/\n$/, '').split('\n');
  return lines.map((line) => `${line === '' ? '' : indent + line}\n`).join('');
}

/** A last line without an end leaves none. */
function exchanged(
  { tree: { source } }: Site,
  place: Place,
  lines: string,
): { text: string; code: string } {
  const { start, end } = place;
  const code = linesAt(place, lines);
  const text =
    source[end] === '\n'
      ? source.slice(0, start) + code + source.slice(end + 1)
      : source.slice(0, start) + code.replace(/\n$/, '');
  return { text, code };
}
