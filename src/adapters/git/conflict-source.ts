import { decodeUtf8 } from '../../base/utf8.ts';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { Problem } from '../../base/problem.ts';
import type { ConflictSource, SideLabels, SideTexts } from '../../ports/conflict-source.ts';
import { markerSizeAttribute, stageFile } from './commands/conflicted-file.ts';
import { mergeBase } from './commands/history.ts';
import { repositoryPath } from './commands/rev-parse.ts';
import { locateRepository } from './locate.ts';
import { ObjectStore } from './objects/store.ts';
import { type Place, place, withUsersLineEndings } from './place.ts';
import { run } from './run.ts';

/** @param file a file that is there; `null` when it lies in no working tree */
export async function openConflictSource(file: string): Promise<ConflictSource | null> {
  const folder = await realpath(dirname(resolve(file)));
  try {
    const repository = await locateRepository(folder);
    const top = await realpath(await run(place(folder), repositoryPath('--show-toplevel')));
    const path = relative(top, join(folder, basename(file)))
      .split(sep)
      .join('/');
    return new FileInConflict(repository.at, withUsersLineEndings(place(top)), path);
  } catch (error) {
    if (error instanceof Problem && ['git', 'not-a-repository'].includes(error.kind)) return null;
    throw error;
  }
}

class FileInConflict implements ConflictSource {
  readonly path: string;
  readonly #at: Place;
  readonly #top: Place;
  readonly #objects: ObjectStore;

  constructor(at: Place, top: Place, path: string) {
    this.path = path;
    this.#at = at;
    this.#top = top;
    this.#objects = new ObjectStore(at);
  }

  markerSize(): Promise<number | null> {
    return run(this.#top, markerSizeAttribute(this.path));
  }

  async stages(): Promise<SideTexts | null> {
    const [base, ours, theirs] = await Promise.all(
      [1, 2, 3].map((stage) => this.#text(`:${stage}:${this.path}`)),
    );
    return textsOf(base, ours, theirs);
  }

  async commits(labels: SideLabels): Promise<SideTexts | null> {
    const [ours, theirs] = await Promise.all([
      this.#named(labels.ours),
      this.#named(labels.theirs),
    ]);
    if (ours === null || theirs === null) return null;
    const base = await this.#baseOf(labels, ours.commit, theirs.commit);
    if (base === null) return null;
    const [before, mine, others] = await Promise.all(
      [base, ours, theirs].map(({ commit, path }) => this.#text(`${commit}:${path}`)),
    );
    return textsOf(before, mine, others);
  }

  async stage(): Promise<void> {
    await run(this.#top, stageFile(this.path));
  }

  close(): Promise<void> {
    return this.#objects.close();
  }

  /** A rebase and a cherry-pick name the commit they carry over with its subject: its base is its parent. */
  async #baseOf(labels: SideLabels, ours: string, theirs: string): Promise<Named | null> {
    const said = await this.#named(labels.base.replace(/^parent of /, ''));
    if (said !== null) return said;
    const carried = /^[0-9a-f]{7,64} \(/.test(labels.theirs);
    const commit = carried
      ? await this.#commit(`${theirs}^1`)
      : await run(this.#at, mergeBase(ours, theirs));
    return commit === null ? null : { commit, path: this.path };
  }

  /** `feature`, `feature:its/path.rs`, `1a2b3c4 (subject)`. */
  async #named(label: string): Promise<Named | null> {
    const [first = ''] = label.split(' ');
    const colon = label.indexOf(':');
    const candidates: [string, string][] = [
      [label, this.path],
      ...(colon > 0 ? [[label.slice(0, colon), label.slice(colon + 1)] as [string, string]] : []),
      [first.replace(/\.{3}$/, ''), this.path],
    ];
    for (const [revision, path] of candidates) {
      const commit = await this.#commit(revision);
      if (commit !== null) return { commit, path };
    }
    return null;
  }

  async #commit(revision: string): Promise<string | null> {
    // What no revision can begin with, or what would be looked up in the index.
    if (!/^[\w@]/.test(revision) || revision.includes(':')) return null;
    return (await this.#objects.info(`${revision}^{commit}`))?.id ?? null;
  }

  async #text(name: string): Promise<string | null> {
    const found = await this.#objects.contents(name);
    return found?.type === 'blob' ? decodeUtf8(found.bytes) : null;
  }
}

interface Named {
  readonly commit: string;
  readonly path: string;
}

function textsOf(
  base: string | null | undefined,
  ours: string | null | undefined,
  theirs: string | null | undefined,
): SideTexts | null {
  const both = typeof ours === 'string' && typeof theirs === 'string';
  return both ? { base: base ?? null, ours, theirs } : null;
}
