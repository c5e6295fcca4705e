/** Packed trees as bytes: numbers of one to five bytes, each said as the difference to what is known already. */
import type { PackedTree } from './packed.ts';

/** First byte; another layout gets another number. */
const LAYOUT = 2;

export function packedBytes(tree: PackedTree): Uint8Array {
  const { types, fields, starts, ends, nexts, errors, extra, first } = tree;
  const out = new Writer();
  out.put(LAYOUT);
  out.put(first ? 1 : 0);
  out.put(types.length);
  // Few pairs of type and field occur in a file: the most are one byte.
  const pairs = new Map<number, number>();
  for (let at = 0, from = 0; at < types.length; at++) {
    const pair = ((types[at] ?? 0) << 8) | (fields[at] ?? 0);
    const known = pairs.get(pair);
    out.put(known ?? pairs.size);
    if (known === undefined) {
      pairs.set(pair, pairs.size);
      out.put(pair);
    }
    const start = starts[at] ?? 0;
    out.put(zigzag(start - from));
    out.put((ends[at] ?? 0) - start);
    out.put((nexts[at] ?? 0) - at - 1);
    from = start;
  }
  out.put(errors.length);
  for (const { start, end } of errors) {
    out.put(start);
    out.put(end - start);
  }
  out.put(extra.length);
  for (const { type, named } of extra) {
    out.put(named ? 1 : 0);
    out.put(type.length);
    for (const letter of type) out.put(letter.charCodeAt(0));
  }
  return out.finish();
}

/** Throws RangeError when the bytes are of another layout, cut off, or of a text of another length. */
export function packedFromBytes(bytes: Uint8Array, length: number): PackedTree {
  const input = new Reader(bytes);
  if (input.take() !== LAYOUT) throw new RangeError('not a packed tree of this layout');
  const first = input.take() === 1;
  const count = input.take();
  // A node takes four bytes at least.
  if (count * 4 > bytes.length) throw new RangeError('a packed tree cut off');
  const types = new Uint16Array(count);
  const fields = new Uint8Array(count);
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  const nexts = new Uint32Array(count);
  const pairs: number[] = [];
  for (let at = 0, from = 0; at < count; at++) {
    const known = input.take();
    if (known === pairs.length) pairs.push(input.take());
    const pair = pairs[known] ?? 0;
    types[at] = pair >>> 8;
    fields[at] = pair & 0xff;
    from += unzigzag(input.take());
    starts[at] = from;
    ends[at] = from + input.take();
    nexts[at] = at + 1 + input.take();
  }
  const errors = Array.from({ length: input.take() }, () => {
    const start = input.take();
    return { start, end: start + input.take() };
  });
  const extra = Array.from({ length: input.take() }, () => {
    const named = input.take() === 1;
    const letters = Array.from({ length: input.take() }, () => input.take());
    return { type: String.fromCharCode(...letters), named };
  });
  const fits = count > 0 && input.isDone() && (ends[0] ?? 0) <= length && nexts[0] === count;
  if (!fits) throw new RangeError('not a packed tree of this text');
  return { types, fields, starts, ends, nexts, errors, extra, first };
}

/** What was rewritten may start before what stands in front of it in the tree. */
const zigzag = (value: number): number => ((value << 1) ^ (value >> 31)) >>> 0;
const unzigzag = (value: number): number => (value >>> 1) ^ -(value & 1);

class Writer {
  private bytes = new Uint8Array(1 << 16);
  private at = 0;

  put(value: number): void {
    if (this.at + 5 > this.bytes.length) this.grow();
    let rest = value;
    while (rest > 0x7f) {
      this.bytes[this.at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.bytes[this.at++] = rest;
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.at);
  }

  private grow(): void {
    const larger = new Uint8Array(this.bytes.length * 2);
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

class Reader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  take(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) break;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    throw new RangeError('a packed tree cut off');
  }

  isDone(): boolean {
    return this.at === this.bytes.length;
  }
}
