/** `hooks check`: is every declared hook in the fork once and in place, and do they make the fork of its base? */
import { z } from 'zod';
import { checkHooks } from '../engine/intents/check.ts';
import { type Hook, hooksOf } from '../engine/intents/hooks.ts';
import { insertHooks } from '../engine/intents/insert.ts';
import type { RustParser } from '../engine/syntax/parser.ts';
import type { GitReader } from '../ports/git.ts';
import { textAt } from '../ports/git-text.ts';

const fileSchema = z.strictObject({
  path: z.string(),
  /** Upstream's file with the hooks in it is the fork's, byte for byte. */
  exact: z.boolean(),
  /** Why the hooks cannot be put into upstream's file, a line each. */
  faults: z.array(z.string()),
  hooks: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['ok', 'missing', 'duplicate', 'misplaced']),
      /** 1-based, in the fork's file. */
      line: z.int().nullable(),
      message: z.string(),
    }),
  ),
});

export const checkedSchema = z.strictObject({
  schema_version: z.literal(1),
  base: z.strictObject({ version: z.string(), commit: z.string() }),
  files: z.array(fileSchema),
});

export type Checked = z.infer<typeof checkedSchema>;

export async function checkFork(
  parser: RustParser,
  hooks: readonly Hook[],
  fork: GitReader,
  base: Checked['base'],
  tip: string,
): Promise<Checked> {
  const files: Checked['files'] = [];
  for (const path of [...new Set(hooks.map((hook) => hook.file))].sort()) {
    const own = hooksOf(hooks, path);
    const [before, after] = [await textAt(fork, base.commit, path), await textAt(fork, tip, path)];
    const found = checkHooks(parser, after ?? '', own, before);
    const made = before === null ? null : insertHooks(parser, before, own);
    files.push({
      path,
      exact: made?.kind === 'inserted' && made.text === after,
      faults: faultsOf(before, made),
      hooks: found.map(({ hook, kind, line, message }) => ({ id: hook, kind, line, message })),
    });
  }
  return { schema_version: 1, base, files };
}

function faultsOf(before: string | null, made: ReturnType<typeof insertHooks> | null): string[] {
  if (before === null) return ['the base has no such file'];
  return made?.kind === 'failed'
    ? made.failures.map(({ hook, reason }) => `${hook}: ${reason}`)
    : [];
}
