import { Conversation } from '../conversation.ts';
import type { Place } from '../place.ts';
import { contentsReply, infoReply, type ObjectInfo, type StoredObject } from './reply.ts';

/** All objects of a repository through one long-lived `git cat-file`. Names are ids or revisions. */
export class ObjectStore {
  /** Of the repository, for messages. */
  readonly folder: string;
  readonly #catFile: Conversation;

  constructor(at: Place) {
    this.folder = at.folder;
    this.#catFile = new Conversation(at, ['cat-file', '--batch-command']);
  }

  async info(name: string): Promise<ObjectInfo | null> {
    return canBeAsked(name) ? this.#catFile.ask(`info ${name}\n`, infoReply) : null;
  }

  async contents(name: string): Promise<StoredObject | null> {
    return canBeAsked(name) ? this.#catFile.ask(`contents ${name}\n`, contentsReply) : null;
  }

  close(): Promise<void> {
    return this.#catFile.close();
  }
}

/** One line is one question: a name that breaks the line names nothing. */
function canBeAsked(name: string): boolean {
  return name !== '' && !/[\n\0]/.test(name);
}
