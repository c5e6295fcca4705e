/** Free text as Markdown nodes that GitHub shows as it is: no mention, reference, link, emoji or formula comes of it. */
import type { PhrasingContent, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { proseParts } from '../prose.ts';
import { visible } from '../visible.ts';
import { count } from '../wording.ts';

/** Longer texts are cut, and say so. */
const LONGEST = 2_000;

/** Words that GitHub would act on, and those that are code anyway: `@name`, `#1`, `a/b`, `a::b`, `a_b`, `www.x`. */
const CODE_LIKE = /[@#_`$<>\\]|:\S|\w\/|\/\w|www\.|GH-\d/i;

export function phrase(text: string): PhrasingContent[] {
  return proseParts(shortened(text)).flatMap(({ kind, value }) =>
    kind === 'code' && value.trim() !== '' ? [code(value)] : plain(value),
  );
}

function plain(text: string): PhrasingContent[] {
  return text.split(/(\s+)/).flatMap((word): PhrasingContent[] => {
    if (!CODE_LIKE.test(word)) return [{ type: 'text', value: word.replaceAll(/\s+/g, ' ') }];
    const start = /^\(*/.exec(word)?.[0] ?? '';
    const end = /[.,;:)]*$/.exec(word.slice(start.length))?.[0] ?? '';
    const rest = word.slice(start.length, word.length - end.length);
    return rest === ''
      ? [{ type: 'text', value: word }]
      : [{ type: 'text', value: start }, code(rest), { type: 'text', value: end }];
  });
}

/** On one line, whatever it holds. */
export function code(text: string): PhrasingContent {
  return { type: 'inlineCode', value: shortened(text).replaceAll(/\s+/g, ' ') };
}

export function strong(text: string): PhrasingContent {
  return { type: 'strong', children: apart(phrase(text)) };
}

/** Words of our own, with nothing in them that comes from outside. */
export function words(value: string): PhrasingContent {
  return { type: 'text', value };
}

export function paragraph(...children: readonly PhrasingContent[]): RootContent {
  return { type: 'paragraph', children: apart(children) };
}

export function heading(depth: 2 | 3, text: string): RootContent {
  return { type: 'heading', depth, children: apart(phrase(text)) };
}

/** Two codes in a row would share their backticks, and end where neither ends: they become one. */
function apart(children: readonly PhrasingContent[]): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  for (const child of children) {
    const last = out.at(-1);
    if (child.type === 'text' && child.value === '') continue;
    if (last?.type === 'inlineCode' && child.type === 'inlineCode') {
      out[out.length - 1] = { type: 'inlineCode', value: last.value + child.value };
    } else {
      out.push(child);
    }
  }
  return out;
}

export function block(lang: string, value: string): RootContent {
  return { type: 'code', lang, value: value.split('\n').map(visible).join('\n') };
}

/** One list item; packing sets items below one another. */
export function item(children: readonly RootContent[], number: number | null = null): RootContent {
  const blocks = children.filter((child) => child.type === 'paragraph' || child.type === 'code');
  return {
    type: 'list',
    ordered: number !== null,
    start: number,
    spread: false,
    children: [{ type: 'listItem', spread: false, children: blocks }],
  };
}

export function markdownOf(node: RootContent): string {
  return toMarkdown(
    { type: 'root', children: [node] },
    {
      bullet: '-',
      extensions: [gfmToMarkdown()],
    },
  ).trimEnd();
}

function shortened(text: string): string {
  const shown = visible(text);
  if (shown.length <= LONGEST) return shown;
  return `${shown.slice(0, LONGEST).replace(/\p{Cs}$/u, '')} … (${count(shown.length - LONGEST, 'more character')})`;
}
