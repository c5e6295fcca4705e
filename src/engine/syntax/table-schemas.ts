/** `grammars/tables.toml`: which macro calls and arrays are tables, and how to read their entries. */
import { z } from 'zod';
import { readToml } from '../toml/read.ts';

/** White space and comments; no text matches it in two ways, so that a failing match takes no longer. */
const BLANK = String.raw`(?:\s|\/\/[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*`;

/** @param least groups it must have */
function pattern(least: number): z.ZodType<RegExp> {
  return z.string().transform((text, context) => {
    try {
      const found = new RegExp(text.replaceAll(' ', BLANK));
      const groups = (new RegExp(`${found.source}|`).exec('')?.length ?? 1) - 1;
      if (groups >= least) return found;
      context.addIssue('without a group (…) that gives the key');
    } catch {
      context.addIssue('not a regular expression');
    }
    return z.NEVER;
  });
}

const schema = z
  .strictObject({
    macro: z.string().min(1).optional(),
    item: z.string().min(1).optional(),
    kind: z.enum(['attribute entry', 'option', 'feature', 'symbol', 'query']),
    path: z.string().min(1),
    header: z.boolean().default(false),
    sections: z.union([z.literal('any'), z.record(z.string(), z.string().min(1))]).default({}),
    separator: z.enum([',', '']),
    ends_with: z.array(z.string().min(1)).default([]),
    key: z.array(pattern(1)).min(1),
    value: z.union([z.literal('last bracket'), pattern(0)]),
    order: z.enum(['sorted', 'grouped', 'none']),
    unique: z.enum(['table', 'section']),
  })
  .superRefine(({ macro, item, separator, ends_with }, context) => {
    if ((macro === undefined) === (item === undefined)) {
      context.addIssue('either macro or item says how the table is recognised');
    }
    if (separator === '' && ends_with.length === 0) {
      context.addIssue('without a separator, ends_with must say where an entry ends');
    }
  });

const file = z
  .strictObject({ markers: z.array(z.string().min(1)).default([]), table: z.array(schema) })
  .superRefine(({ table }, context) => {
    const names = table.map(({ macro, item }) => macro ?? item);
    for (const [at, name] of names.entries()) {
      if (names.indexOf(name) === at) continue;
      context.addIssue({ code: 'custom', path: ['table', at], message: `${name} is there twice` });
    }
  });

/** One kind of table; the fields are explained in `grammars/tables.toml`. */
export type TableSchema = Readonly<z.infer<typeof schema>>;

export interface TableSchemas {
  /** Comments, without their slashes, that belong to the table and not to the entry below them. */
  readonly markers: readonly string[];
  readonly tables: readonly TableSchema[];
}

/** Throws Problem `config`, naming file, line and key. */
export function parseTableSchemas(text: string, name: string): TableSchemas {
  const { markers, table } = readToml(file, text, name);
  return { markers, tables: table };
}
