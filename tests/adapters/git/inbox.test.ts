import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Inbox } from '../../../src/adapters/git/inbox.ts';
import { contentsReply, infoReply } from '../../../src/adapters/git/objects/reply.ts';

const ID = '0123456789abcdef0123456789abcdef01234567';

/** All answers that a stream gives, however it is cut into chunks. */
function answers(stream: Buffer, cuts: readonly number[], questions: number): unknown[] {
  const inbox = new Inbox();
  const given: unknown[] = [];
  let take = contentsReply();
  const edges = [...new Set([0, ...cuts.map((cut) => cut % stream.length), stream.length])];
  edges.sort((a, b) => a - b);
  for (const [at, edge] of edges.entries()) {
    inbox.push(stream.subarray(edges[at - 1] ?? 0, edge));
    for (let answer = take(inbox); answer !== undefined; answer = take(inbox)) {
      given.push(answer);
      take = contentsReply();
      if (given.length === questions) break;
    }
  }
  return given;
}

test('replies are the same wherever the stream is cut', () => {
  const contents = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(contents, fc.array(fc.nat()), (blobs, cuts) => {
      const bodies = blobs.map((blob) => Buffer.from(blob));
      const replies = bodies.map((bytes) =>
        Buffer.concat([Buffer.from(`${ID} blob ${bytes.length}\n`), bytes, Buffer.from('\n')]),
      );
      const stream = Buffer.concat([...replies, Buffer.from('gone missing\n')]);
      const expected = [...bodies.map((bytes) => ({ id: ID, type: 'blob', bytes })), null];
      expect(answers(stream, cuts, expected.length)).toStrictEqual(expected);
    }),
  );
});

test('a reply that names no object means there is none', () => {
  for (const line of ['main:none missing', 'abc ambiguous', `${ID} submodule`, 'blob missing']) {
    const inbox = new Inbox();
    inbox.push(Buffer.from(`${line}\n`));
    expect(infoReply()(inbox)).toBeNull();
  }
});
