import type { ObjectId } from '../../../ports/git.ts';
import { quoted } from '../alternates.ts';
import type { GitCommand } from '../command.ts';

export interface ImportedFile {
  readonly path: string;
  readonly mode: string;
  readonly bytes: Buffer;
}

/** A commit made up from a tree, with files of its own on top. */
export interface ImportedCommit {
  readonly ref: string;
  /** A ref imported before. */
  readonly parent: string | null;
  readonly tree: ObjectId;
  readonly files: readonly ImportedFile[];
}

/** Blobs, trees, commits and refs in one process; into a throwaway repository only, since refs are not checked. */
export function fastImport(commits: readonly ImportedCommit[]): GitCommand<void> {
  return {
    // What it stores as one pack need not be unpacked into files.
    args: ['-c', 'fastimport.unpackLimit=0', 'fast-import', '--quiet', '--done'],
    input: Buffer.concat([...commits.flatMap(commitInput), Buffer.from('done\n')]),
    parse: () => undefined,
  };
}

function commitInput({ ref, parent, tree, files }: ImportedCommit): Buffer[] {
  const lines = [
    `commit ${ref}`,
    'committer nobody <nobody@localhost> 0 +0000',
    'data 0',
    ...(parent === null ? [] : [`from ${parent}`]),
    // The empty path is the root.
    `M 040000 ${tree} `,
    '',
  ];
  return [Buffer.from(lines.join('\n')), ...files.flatMap(fileInput), Buffer.from('\n')];
}

function fileInput({ path, mode, bytes }: ImportedFile): Buffer[] {
  const head = `M ${mode} inline ${quoted(path)}\ndata ${bytes.length}\n`;
  return [Buffer.from(head), bytes, Buffer.from('\n')];
}
