/** Sections into a comment of limited length: the most important first, and a line for what was cut. */
import type { RootContent } from 'mdast';
import { listed } from '../wording.ts';
import { heading, markdownOf, paragraph, phrase, words } from './phrase.ts';

/** GitHub's limit for the body of a comment, in characters. */
export const COMMENT_LIMIT = 65_536;

export interface MarkdownSection {
  /** `null`: the opening, which has no heading of its own. */
  readonly title: string | null;
  readonly blocks: readonly RootContent[];
}

/** Room for the line that says what was cut: it names sections, whose titles are short. */
const RESERVE = 1_200;

/**
 * Each section is kept whole or cut at its end; a section that does not fit does not keep out a later one that does.
 * @param limit in UTF-16 code units; at least 4,000
 * @param elsewhere where the whole report is
 */
export function pack(
  sections: readonly MarkdownSection[],
  limit: number,
  elsewhere: string,
): string {
  if (limit < 4_000)
    throw new RangeError(`a comment of ${limit} characters is too short for a report`);
  let out = '';
  const cut: string[] = [];
  for (const { title, blocks } of sections) {
    let kept = 0;
    for (const block of blocks) {
      const opening = kept === 0 && title !== null ? `${markdownOf(heading(3, title))}\n\n` : '';
      const tight = kept > 0 && block.type === 'list' && blocks[kept - 1]?.type === 'list';
      const glue = out === '' ? '' : tight ? '\n' : '\n\n';
      const next = glue + opening + markdownOf(block);
      if (out.length + next.length > limit - RESERVE) break;
      out += next;
      kept++;
    }
    if (kept < blocks.length)
      cut.push(`${blocks.length - kept} of ${blocks.length} under “${title ?? 'the opening'}”`);
  }
  const end =
    cut.length === 0
      ? []
      : [
          paragraph(
            words('Cut to fit: '),
            words(listed(cut)),
            words('. The whole is in '),
            ...phrase(elsewhere),
            words('.'),
          ),
        ];
  return `${[out, ...end.map(markdownOf)].join('\n\n')}\n`;
}
