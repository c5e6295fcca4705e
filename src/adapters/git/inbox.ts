const NEWLINE = 0x0a;

/** Bytes that arrived in chunks, taken out by line or by length without copying more than once. */
export class Inbox {
  #chunks: Buffer[] = [];
  #length = 0;

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  /** The next line without its newline, or `null` while it is incomplete. */
  line(): string | null {
    let before = 0;
    for (const chunk of this.#chunks) {
      const end = chunk.indexOf(NEWLINE);
      if (end >= 0) return this.#cut(before + end + 1).toString('utf8', 0, before + end);
      before += chunk.length;
    }
    return null;
  }

  /** The next `count` bytes, or `null` while fewer are here. */
  bytes(count: number): Buffer | null {
    return this.#length < count ? null : this.#cut(count);
  }

  #cut(count: number): Buffer {
    const taken: Buffer[] = [];
    let wanted = count;
    let used = 0;
    for (const chunk of this.#chunks) {
      if (wanted === 0) break;
      const part = chunk.subarray(0, wanted);
      taken.push(part);
      wanted -= part.length;
      if (part.length < chunk.length) this.#chunks[used] = chunk.subarray(part.length);
      else used += 1;
    }
    this.#chunks.splice(0, used);
    this.#length -= count;
    return taken.length === 1 && taken[0] !== undefined ? taken[0] : Buffer.concat(taken);
  }
}
