/**
 * One file of an impact report, packed: Brotli over UTF-8; its first line is the file as JSON, in which a text of an item
 * is the number of UTF-16 units it takes of what follows that line. The texts are most of a report, and escaping them as
 * JSON would take longer than packing them.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { z } from 'zod';
import type { AffectedFile } from '../../ports/impact.ts';

const textSchema = z.union([z.int(), z.string()]).nullable();
const storedSchema = z.looseObject({
  items: z.array(z.looseObject({ before: textSchema, after: textSchema })),
});

const FASTEST = { params: { [constants.BROTLI_PARAM_QUALITY]: 0 } };
const HALF_PAIR = /\p{Surrogate}/u;
/** What UTF-8 has instead of half a surrogate pair. */
const REPLACEMENT = Buffer.from('\uFFFD');

export function plainBytes(file: AffectedFile): Buffer {
  const plain = laidOut(file, () => true);
  return plain.includes(REPLACEMENT) ? laidOut(file, (text) => !HALF_PAIR.test(text)) : plain;
}

/** A text that has no UTF-8 form stays in the JSON, which can escape it. */
function laidOut(file: AffectedFile, hasForm: (text: string) => boolean): Buffer {
  const texts: string[] = [];
  const stored = (text: string | null): number | string | null => {
    if (text === null || !hasForm(text)) return text;
    texts.push(text);
    return text.length;
  };
  const items = file.items.map((item) => ({
    ...item,
    before: stored(item.before),
    after: stored(item.after),
  }));
  return Buffer.from(`${JSON.stringify({ ...file, items })}\n${texts.join('')}`);
}

export function pack(plain: Buffer): Buffer {
  return brotliCompressSync(plain, FASTEST);
}

/** What `pack(plainBytes(file))` was made from. Throws when the bytes are no such thing. */
export function unpack(packed: Buffer): unknown {
  const plain = brotliDecompressSync(packed).toString();
  const end = plain.indexOf('\n');
  const file = storedSchema.parse(JSON.parse(plain.slice(0, end)));
  let at = end + 1;
  const taken = (text: number | string | null): string | null => {
    if (typeof text !== 'number') return text;
    at += text;
    return plain.slice(at - text, at);
  };
  const items = file.items.map((item) => {
    const before = taken(item.before);
    return { ...item, before, after: taken(item.after) };
  });
  return { ...file, items };
}
