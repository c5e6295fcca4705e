/** What was learned of persons' resolutions, and what of it is offered for a conflict. */
import { z } from 'zod';
import type { LearnedRule } from '../ports/history.ts';
import { count } from './wording.ts';

const originSchema = z.object({
  sync_id: z.string(),
  patch: z.string().describe("The fork's commit."),
  file_path: z.string(),
  line: z.int().describe('Of the opening marker, from 1.'),
  created_at: z.string(),
});

const templateSchema = z
  .array(z.union([z.string(), z.int()]))
  .describe('Text, and between it variables by their numbers; 0 is the indentation.');

export const learnedSchema = z
  .object({
    shape: z.string().describe('A short name of the shape.'),
    shape_text: z
      .string()
      .describe('What it stands in; base, ours and theirs with names and literals as variables.'),
    template: templateSchema,
    safe: z.boolean().describe('Applied without asking: a person accepted it.'),
    accepted: z.object({ sync_id: z.string(), at: z.string() }).nullable(),
    origins: z.array(originSchema).describe('Newest first: where a person resolved so.'),
  })
  .describe('One way in which conflicts of one shape were resolved.');

export const offerSchema = z
  .object({
    text: z.string().describe('What would stand in the place of the conflict.'),
    shape: z.string(),
    shape_text: z.string(),
    template: templateSchema,
    safe: z.boolean(),
    origin: originSchema.describe('The newest.'),
    times: z.int().describe('How often a person resolved this shape so.'),
    failed: z.string().nullable().describe('The check that the file fails with it; null: none.'),
  })
  .describe('A resolution that was learned of a conflict of this shape.');

/** `learned 0123456789abcdef (accepted): 2 times, last in src/a.rs line 4 (sync s1, 2026-01-02)`, and the resolution. */
export function learnedLines(rules: readonly LearnedRule[]): string[] {
  return rules.flatMap((rule) => {
    const [last] = rule.origins;
    const where =
      last === undefined
        ? ''
        : `, last in ${last.file_path} line ${last.line} (sync ${last.sync_id}, ${last.created_at.slice(0, 10)})`;
    return [
      `learned ${rule.shape} (${rule.safe ? 'accepted' : 'offered only'}): ${count(rule.origins.length, 'time')}${where}`,
      ...rule.shape_text.split('\n').map((line) => `    ${line}`),
      `    resolved ${written(rule.template)}`,
    ];
  });
}

/** On one line, with variables as `$1`. */
function written(template: LearnedRule['template']): string {
  return template
    .map((part) => (typeof part === 'string' ? part : part === 0 ? '' : `$${part}`))
    .join('')
    .trim()
    .replaceAll(/\s+/g, ' ');
}
