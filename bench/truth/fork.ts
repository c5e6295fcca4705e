/** The fixed fork on a release: the declared hooks and the demo's own crate, as one commit that no ref names. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePatch } from 'diff';
import { insertHooks } from '../../src/engine/intents/insert.ts';
import type { Hook } from '../../src/engine/intents/hooks.ts';
import type { RustParser } from '../../src/engine/syntax/parser.ts';
import type { GitWriter, ObjectId, TreeEdit } from '../../src/ports/git.ts';
import { textAt } from '../../src/ports/git-text.ts';
import type { ImpactQuestion } from '../../src/sync/impact-question.ts';

const PATCHES = join(import.meta.dirname, '../../fixtures/demo/fork');
const PERSON = { name: 'A Person', email: 'person@localhost', date: '1700000000 +0000' };

/**
 * @param git a scratch view of upstream
 * @throws when a hook has no place in the release
 */
export async function forkOn(
  git: GitWriter,
  parser: RustParser,
  hooks: readonly Hook[],
  release: ObjectId,
): Promise<NonNullable<ImpactQuestion['fork']>> {
  const texts = ownFiles();
  for (const path of new Set(hooks.map(({ file }) => file))) {
    const own = hooks.filter(({ file }) => file === path);
    const hooked = insertHooks(parser, (await textAt(git, release, path)) ?? '', own);
    if (hooked.kind !== 'inserted')
      throw new Error(`${path} at ${release}: no place for its hooks`);
    texts.set(path, hooked.text);
  }
  const edits: TreeEdit[] = [];
  for (const [path, text] of texts) {
    const id = await git.writeBlob(Buffer.from(text, 'utf8'));
    edits.push({ path, entry: { mode: '100644', id } });
  }
  const tree = await git.writeTree(release, edits);
  const message = 'The fixed fork\n';
  const tip = await git.writeCommit({
    tree,
    parents: [release],
    author: PERSON,
    committer: PERSON,
    message,
  });
  return { git, tip, lessons: [], patches: [{ before: release, commit: await git.commit(tip) }] };
}

/** The files that the demo's patches add: path to text. */
function ownFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const name of readdirSync(PATCHES).sort()) {
    for (const patch of parsePatch(readFileSync(join(PATCHES, name), 'utf8'))) {
      if (patch.oldFileName !== '/dev/null') continue;
      const added = patch.hunks.flatMap(({ lines }) => lines.filter((one) => one.startsWith('+')));
      const path = (patch.newFileName ?? '').replace(/^b\//, '');
      files.set(path, added.map((line) => `${line.slice(1)}\n`).join(''));
    }
  }
  return files;
}
