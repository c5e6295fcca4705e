/** The seed's hooks in real releases, by lines of text: shares nothing with the engine (forms: `fixtures/seed-hooks/`). */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { z } from 'zod';

const FOLDER = new URL('../../fixtures/seed-hooks/', import.meta.url);

const release = z.string().regex(/^1\.\d+\.0$/);
const formSchema = z
  .strictObject({
    hook: z.string(),
    /** First and last release that it holds for. */
    from: release,
    to: release,
    /** What in upstream says that this is right. */
    why: z.string(),
    /** A line that stands once in the file. */
    within: z.string(),
    /** The first line equal to this from `within` on. */
    below: z.string().optional(),
    above: z.string().optional(),
    /** Whole lines. */
    text: z.string().endsWith('\n'),
  })
  .refine(({ below, above }) => (below === undefined) !== (above === undefined), {
    message: 'either below or above',
  });
const fileSchema = z.strictObject({ file: z.string(), form: z.array(formSchema).min(1) });

export type Form = z.infer<typeof formSchema>;

/** One of the files that hold hooks, with the forms of all releases. */
export type HookedFile = z.infer<typeof fileSchema>;

export const HOOKED_FILES: readonly HookedFile[] = readdirSync(FOLDER)
  .sort()
  .map((name) => fileSchema.parse(parse(readFileSync(new URL(name, FOLDER), 'utf8'))));

/** The fork's file at a release. Throws Error when a form does not fit upstream's, or a hook has not just one form. */
export function plainFork({ file, form }: HookedFile, version: string, upstream: string): string {
  const hooks = new Set(form.map(({ hook }) => hook));
  return [...hooks].reduce((text, hook) => {
    const forms = form.filter((one) => one.hook === hook && holdsFor(one, version));
    const [only] = forms;
    if (only === undefined || forms.length > 1)
      throw new Error(`${forms.length} forms of ${hook} in ${file} at ${version}`);
    return withForm(text, only, `${file} at ${version}`);
  }, upstream);
}

function withForm(text: string, { within, below, above, text: added }: Form, at: string): string {
  const lines = text.split('\n');
  const start = lines.indexOf(within);
  if (start < 0 || lines.lastIndexOf(within) !== start)
    throw new Error(`not one line ${within} in ${at}`);
  const anchor = lines.indexOf(below ?? above ?? '', start);
  if (anchor < 0) throw new Error(`no line ${below ?? above} behind ${within} in ${at}`);
  lines.splice(
    below === undefined ? anchor : anchor + 1,
    0,
    ...added.replace(/\n$/, '').split('\n'),
  );
  return lines.join('\n');
}

function holdsFor({ from, to }: Form, version: string): boolean {
  return minor(from) <= minor(version) && minor(version) <= minor(to);
}

function minor(version: string): number {
  return Number(version.split('.')[1]);
}
