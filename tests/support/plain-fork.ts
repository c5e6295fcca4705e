/** A fork made of upstream's files by plain edits of lines, which share nothing with the engine. */
import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { z } from 'zod';

const editSchema = z.strictObject({
  file: z.string(),
  /** A line that stands once in the file, without the white space around it. */
  line: z.string(),
  above: z.string().optional(),
  below: z.string().optional(),
  instead: z.string().optional(),
});

export type PlainEdit = z.infer<typeof editSchema>;

export function plainEdits(name: string): PlainEdit[] {
  const text = readFileSync(
    new URL(`../../fixtures/hook-forks/${name}.toml`, import.meta.url),
    'utf8',
  );
  return z.strictObject({ edit: z.array(editSchema) }).parse(parse(text)).edit;
}

/** The fork's file. Throws Error for a line that does not stand just once. */
export function edited(upstream: string, edits: readonly PlainEdit[]): string {
  return edits.reduce((text, edit) => {
    const lines = text.split('\n');
    const places = lines.flatMap((line, at) => (line.trim() === edit.line ? [at] : []));
    const [at] = places;
    if (at === undefined || places.length > 1)
      throw new Error(`${places.length} lines ${edit.line} in ${edit.file}`);
    const added = (edit.above ?? edit.below ?? edit.instead ?? '').replace(/\n$/, '').split('\n');
    const behind = edit.below === undefined ? at : at + 1;
    lines.splice(behind, edit.instead === undefined ? 0 : 1, ...added);
    return lines.join('\n');
  }, upstream);
}
