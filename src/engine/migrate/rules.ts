/** API-migration rules: one TOML file each. Today: renames and moves. */
import { z } from 'zod';
import { compareVersions, isVersion } from '../../base/version.ts';
import { configProblem, readToml } from '../toml/read.ts';

const version = z.string().refine(isVersion, 'expected a release such as "1.84.0"');
const name = z
  .string()
  .regex(/^[A-Za-z_]\w*(::[A-Za-z_]\w*)*$/, 'expected a path such as "rustc_middle::ty::Ty"');

export const migrationRuleSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  /** Why upstream did it, or where that is said. */
  reason: z.string().min(1),
  /** Last release with the old form. */
  from: version,
  /** First release with the new one. */
  to: version,
  /** `method`: called after a dot. The others: named by the full path from the crate on. */
  kind: z.enum(['path', 'function', 'method', 'type']),
  before: name,
  after: name,
  /** For the report, when it was applied. */
  message: z.string().min(1),
});

export type MigrationRule = z.infer<typeof migrationRuleSchema>;

/** Throws Problem `config` naming file, line and key. */
export function parseMigrationRule(text: string, file: string): MigrationRule {
  const rule = readToml(migrationRuleSchema, text, file);
  if (compareVersions(rule.from, rule.to) >= 0) {
    throw configProblem(text, file, ['to'], `must be a newer release than from (${rule.from})`);
  }
  if (rule.kind !== 'method' && !rule.before.includes('::')) {
    throw configProblem(
      text,
      file,
      ['before'],
      `a ${rule.kind} is named by its full path, crate first`,
    );
  }
  return rule;
}

/** Does going from one release to another cross the change? */
export function crosses(
  rule: MigrationRule,
  range: { readonly from: string; readonly to: string },
): boolean {
  return compareVersions(range.from, rule.to) < 0 && compareVersions(range.to, rule.to) >= 0;
}
