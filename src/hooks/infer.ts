/** `hooks infer`: the fork's diff against its base as hooks. */
import { z } from 'zod';
import { decodeUtf8 } from '../base/utf8.ts';
import { declaredSchema } from '../engine/intents/declared.ts';
import { inferHooks } from '../engine/intents/infer/file.ts';
import type { RustParser } from '../engine/syntax/parser.ts';
import type { GitReader, TreeChange } from '../ports/git.ts';

export const inferredSchema = z.strictObject({
  schema_version: z.literal(1),
  /** Release the fork stands on, and its commit. */
  base: z.strictObject({ version: z.string(), commit: z.string() }),
  hooks: z.array(declaredSchema),
  /** Files of upstream's that come out of their hooks as the fork has them, byte for byte. */
  exact: z.array(z.string()),
  /** Changed files that have no hooks, each with the reason. */
  left: z.array(z.strictObject({ path: z.string(), reason: z.string() })),
  /** Files that only the fork has. */
  own: z.array(z.string()),
});

export type Inferred = z.infer<typeof inferredSchema>;

export async function inferFork(
  parser: RustParser,
  fork: GitReader,
  base: Inferred['base'],
  tip: string,
  onFile: (path: string) => void = () => {},
): Promise<Inferred> {
  const hooks: Inferred['hooks'] = [];
  const exact: string[] = [];
  const left: Inferred['left'] = [];
  const own: string[] = [];
  for (const change of await fork.changes(base.commit, tip)) {
    const { path } = change;
    if (change.before === null) own.push(path);
    else {
      onFile(path);
      const found = await inferFile(parser, fork, change);
      if (typeof found === 'string') left.push({ path, reason: found });
      else {
        hooks.push(...found);
        exact.push(path);
      }
    }
  }
  return { schema_version: 1, base, hooks, exact, left, own };
}

async function inferFile(
  parser: RustParser,
  fork: GitReader,
  { path, before, after }: TreeChange,
): Promise<Inferred['hooks'] | string> {
  if (after === null) return 'the fork deleted it';
  if (before === null) return 'upstream has no such file';
  if (before.mode !== after.mode) return `its mode changed from ${before.mode} to ${after.mode}`;
  if (!path.endsWith('.rs')) return 'not Rust: a sync merges it';
  const [base, ours] = [
    decodeUtf8(await fork.blob(before.id)),
    decodeUtf8(await fork.blob(after.id)),
  ];
  if (base === null || ours === null) return 'not UTF-8';
  const { hooks, fault } = inferHooks(parser, path, base, ours);
  return fault === null ? [...hooks] : fault;
}
