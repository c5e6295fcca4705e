import { Problem } from '../../../base/problem.ts';
import type { Commit, NewCommit, ObjectId, Person } from '../../../ports/git.ts';

/**
 * A commit from its stored bytes.
 * @throws Problem `git` when it is in an encoding that cannot be decoded, or is not a commit
 */
export function parseCommit(id: ObjectId, bytes: Buffer): Commit {
  const end = bytes.indexOf('\n\n');
  const head = end < 0 ? bytes : bytes.subarray(0, end);
  const body = end < 0 ? Buffer.alloc(0) : bytes.subarray(end + 2);
  const encoding = headers(head.toString('latin1')).get('encoding')?.[0];
  const fields = headers(decode(id, head, encoding));
  const field = (name: string): string => {
    const [value] = fields.get(name) ?? [];
    if (value === undefined) throw new Problem('git', `commit ${id} has no ${name}`);
    return value;
  };
  return {
    id,
    tree: field('tree'),
    parents: fields.get('parent') ?? [],
    author: parsePerson(field('author')),
    committer: parsePerson(field('committer')),
    message: decode(id, body, encoding),
  };
}

/** Header lines by name; lines that continue another (signatures, merged tags) are left out. */
function headers(head: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const line of head.split('\n')) {
    const space = line.indexOf(' ');
    if (space <= 0) continue;
    const name = line.slice(0, space);
    fields.set(name, [...(fields.get(name) ?? []), line.slice(space + 1)]);
  }
  return fields;
}

/** Bytes that are not what they claim to be are read as Latin-1, as git itself does when it commits them. */
function decode(id: ObjectId, bytes: Buffer, encoding: string | undefined): string {
  if (encoding === undefined) {
    const text = bytes.toString('utf8');
    return text.includes('\uFFFD') && !Buffer.from(text).equals(bytes)
      ? bytes.toString('latin1')
      : text;
  }
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Problem('git', `commit ${id} is in the encoding ${encoding}, which cannot be read`);
  }
}

/** `Name <email> seconds zone`. */
function parsePerson(line: string): Person {
  const open = line.indexOf('<');
  const close = line.lastIndexOf('>');
  return {
    name: line.slice(0, Math.max(open, 0)).replace(/ $/, ''),
    email: line.slice(open + 1, close),
    date: line.slice(close + 1).trimStart(),
  };
}

/**
 * The bytes of a commit object, UTF-8, unsigned.
 * @throws Problem `git` when a person or the message cannot be stored exactly
 */
export function formatCommit(commit: NewCommit): Buffer {
  if (commit.message.includes('\0')) {
    throw new Problem('git', 'a commit message cannot hold a NUL byte');
  }
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${formatPerson(commit.author)}`,
    `committer ${formatPerson(commit.committer)}`,
  ];
  return Buffer.from(`${lines.join('\n')}\n\n${commit.message}`);
}

function formatPerson({ name, email, date }: Person): string {
  if (/[<>\n\0]/.test(name + email) || !/^-?\d+ [+-]\d{4}$/.test(date)) {
    const shown = JSON.stringify({ name, email, date });
    throw new Problem('git', `git cannot record this person: ${shown}`, 'correct the identity');
  }
  return `${name} <${email}> ${date}`;
}
