/** `data/resolution_rules.toml`: the seed's actions, and ours in the same form. */
import { z } from 'zod';
import { readToml } from '../toml/read.ts';

const every = { name: z.string().min(1), trigger: z.string(), safe: z.boolean() };
const names = z.array(z.string().min(1)).min(1);

const resolutionRuleSchema = z.discriminatedUnion('action', [
  z.strictObject({
    ...every,
    action: z.literal('insert_after_pattern'),
    file: z.string(),
    /** A call as it stands in the file (`provide(providers)`): a hint, matched by structure. */
    pattern: z.string().min(1),
    insert: z.string().min(1),
  }),
  z.strictObject({
    ...every,
    action: z.literal('append_to_list'),
    file: z.string(),
    list_pattern: z.string().min(1),
    items: names,
  }),
  z.strictObject({ ...every, action: z.literal('suggest_rename'), file: z.string().optional() }),
  z.strictObject({ ...every, action: z.literal('add_option'), file: z.string(), items: names }),
  z.strictObject({
    ...every,
    action: z.literal('insert_guarded_call'),
    file: z.string(),
    call: z.string().min(1),
  }),
  /** What `...` in a list entry becomes where its siblings leave a choice. */
  z.strictObject({ ...every, action: z.literal('fill_hole'), file: z.string(), items: names }),
]);

export type ResolutionRule = z.infer<typeof resolutionRuleSchema>;

const schema = z.strictObject({ rule: z.array(resolutionRuleSchema).default([]) });

/** Throws Problem `config`, naming file, line and key. */
export function parseResolutionRules(text: string, file: string): ResolutionRule[] {
  return readToml(schema, text, file).rule;
}
