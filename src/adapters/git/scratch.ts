import { alternatesList, promisorSettings } from './alternates.ts';
import { readPromisor } from './commands/config.ts';
import { internalPath } from './commands/rev-parse.ts';
import { locateRepository, type Repository } from './locate.ts';
import { withSettings, withVariables } from './place.ts';
import { run } from './run.ts';
import { makeTemporary, removeTemporary } from './temporary.ts';
import { RepositoryWriter } from './writer.ts';

/** A writer whose new objects go to a temporary folder; it moves no ref and touches no worktree. */
export class ScratchWriter extends RepositoryWriter {
  readonly #folder: string;

  constructor(repository: Repository, folder: string) {
    super(repository);
    this.#folder = folder;
  }

  override fetch(): Promise<never> {
    return refuse('fetch');
  }

  override moveRefs(): Promise<never> {
    return refuse('moveRefs');
  }

  override addWorktree(): Promise<never> {
    return refuse('addWorktree');
  }

  override removeWorktree(): Promise<never> {
    return refuse('removeWorktree');
  }

  override updateWorktree(): Promise<never> {
    return refuse('updateWorktree');
  }

  override resetWorktree(): Promise<never> {
    return refuse('resetWorktree');
  }

  override showTree(): Promise<never> {
    return refuse('showTree');
  }

  override async close(): Promise<void> {
    await super.close();
    await removeTemporary(this.#folder);
  }
}

function refuse(what: string): Promise<never> {
  return Promise.reject(new Error(`${what} on a scratch view: its refs are never moved`));
}

/**
 * @param alternates git directories whose objects are visible too
 * @throws Problem `not-a-repository`
 */
export async function openScratchWriter(
  path: string,
  alternates: readonly string[],
): Promise<ScratchWriter> {
  const repository = await locateRepository(path);
  const others = await Promise.all(alternates.map((alternate) => locateRepository(alternate)));
  const stores = await Promise.all(
    [repository, ...others].map(({ at }) => run(at, internalPath('objects'))),
  );
  const promisors = await Promise.all(others.map(({ at }) => run(at, readPromisor)));
  const folder = makeTemporary('objects');
  const at = withVariables(repository.at, {
    GIT_OBJECT_DIRECTORY: folder,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: alternatesList(stores),
  });
  const settings = promisors.flatMap((promisor, number) =>
    promisorSettings(promisor, `alternate-${number}`),
  );
  return new ScratchWriter({ ...repository, at: withSettings(at, ...settings) }, folder);
}
