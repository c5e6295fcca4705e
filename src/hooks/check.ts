/** `hooks check`: is every declared hook in the fork once and in place, and do they make the fork of its base? */
import { z } from 'zod';
import { checkHooks } from '../engine/intents/check.ts';
import { type Hook, hooksOf } from '../engine/intents/hooks.ts';
import { insertHooks } from '../engine/intents/insert.ts';
import type { RustParser } from '../engine/syntax/parser.ts';
import type { GitReader } from '../ports/git.ts';
import { textAt } from '../ports/git-text.ts';
import { companionsHeld } from './companions.ts';

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
      /** Id of the hook it is a companion of. */
      part_of: z.string().nullable(),
    }),
  ),
});

export const checkedSchema = z.strictObject({
  schema_version: z.literal(1),
  base: z.strictObject({ version: z.string(), commit: z.string() }),
  files: z.array(fileSchema),
  /** Hooks that are there while a companion declared for them is not, each with what it lacks and where. */
  incomplete: z.array(z.strictObject({ hook: z.string(), lacks: z.string(), path: z.string() })),
  /** What hooks need to compile and the fork does not have, as far as their code tells. */
  notes: z.array(z.string()),
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
    const companions = new Map(own.map(({ id, partOf }) => [id, partOf]));
    files.push({
      path,
      exact: made?.kind === 'inserted' && made.text === after,
      faults: faultsOf(before, made),
      hooks: found.map(({ hook, kind, line, message }) => ({
        id: hook,
        kind,
        line,
        message,
        part_of: companions.get(hook) ?? null,
      })),
    });
  }
  const { lacking } = await companionsHeld(parser, hooks, fork, base.commit, tip);
  const notes = lacking.map(
    ({ partOf, description, file }) =>
      `${partOf ?? ''} needs ${description} in ${file}: the fork has none`,
  );
  return { schema_version: 1, base, files, incomplete: incompleteIn(files), notes };
}

function incompleteIn(files: Checked['files']): Checked['incomplete'] {
  const all = files.flatMap(({ path, hooks }) => hooks.map((hook) => ({ path, ...hook })));
  const missing = new Set(all.flatMap(({ id, kind }) => (kind === 'missing' ? [id] : [])));
  return all.flatMap(({ id, path, part_of: hook }) =>
    hook !== null && missing.has(id) && !missing.has(hook) ? [{ hook, lacks: id, path }] : [],
  );
}

function faultsOf(before: string | null, made: ReturnType<typeof insertHooks> | null): string[] {
  if (before === null) return ['the base has no such file'];
  return made?.kind === 'failed'
    ? made.failures.map(({ hook, reason }) => `${hook}: ${reason}`)
    : [];
}
