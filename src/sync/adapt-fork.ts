/** The fork's own Rust files after the API migrations between two releases. */
import { applyMigrations, type AppliedMigration } from '../engine/migrate/apply.ts';
import type { MigrationRule } from '../engine/migrate/rules.ts';
import type { RustParser } from '../engine/syntax/parser.ts';
import type { GitWriter, ObjectId, TreeEdit, TreeEntry } from '../ports/git.ts';

export interface AdaptedFork {
  readonly edits: readonly TreeEdit[];
  readonly applied: readonly AppliedMigration[];
}

export async function adaptFork(
  git: GitWriter,
  parser: RustParser,
  rules: readonly MigrationRule[],
  at: {
    readonly release: ObjectId;
    readonly tip: ObjectId;
    readonly range: { readonly from: string; readonly to: string };
  },
): Promise<AdaptedFork> {
  const own = await ownRustFiles(git, at.release, at.tip);
  const files: { path: string; text: string }[] = [];
  for (const { path, id } of own) files.push({ path, text: (await git.blob(id)).toString('utf8') });
  const result = applyMigrations(parser, files, rules, at.range);
  const modes = new Map(own.map((entry) => [entry.path, entry.mode]));
  const edits: TreeEdit[] = [];
  for (const { path, text } of result.files) {
    const id = await git.writeBlob(Buffer.from(text, 'utf8'));
    edits.push({ path, entry: { mode: modes.get(path) ?? '100644', id } });
  }
  return { edits, applied: result.applied };
}

/** Files that exist only in the fork. */
async function ownRustFiles(
  git: GitWriter,
  release: ObjectId,
  tip: ObjectId,
): Promise<TreeEntry[]> {
  return (await git.changes(release, tip))
    .filter((change) => change.before === null)
    .map((change) => change.after)
    .filter((entry) => entry !== null)
    .filter((entry) => entry.path.endsWith('.rs') && entry.mode.startsWith('100'));
}
