import type { ObjectId } from '../../../ports/git.ts';
import type { Take } from '../conversation.ts';

export interface ObjectInfo {
  readonly id: ObjectId;
  /** blob, tree, commit or tag. */
  readonly type: string;
}

export interface StoredObject extends ObjectInfo {
  readonly bytes: Buffer;
}

/** First line of cat-file's reply: `ID TYPE SIZE`, or `NAME missing`, `NAME ambiguous`. */
function header(line: string): (ObjectInfo & { size: number }) | null {
  const [, id, type, size] = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)$/.exec(line) ?? [];
  return id === undefined || type === undefined ? null : { id, type, size: Number(size) };
}

/** Reply to `info NAME`; `null` when there is no such object. */
export function infoReply(): Take<ObjectInfo | null> {
  return (inbox) => {
    const line = inbox.line();
    if (line === null) return undefined;
    const found = header(line);
    return found && { id: found.id, type: found.type };
  };
}

/** Reply to `contents NAME`: header, content, newline; `null` when there is no such object. */
export function contentsReply(): Take<StoredObject | null> {
  let head: ReturnType<typeof header> | undefined;
  return (inbox) => {
    if (head === undefined) {
      const line = inbox.line();
      if (line === null) return undefined;
      head = header(line);
    }
    if (head === null) return null;
    const bytes = inbox.bytes(head.size + 1);
    return bytes === null
      ? undefined
      : { id: head.id, type: head.type, bytes: bytes.subarray(0, head.size) };
  };
}
