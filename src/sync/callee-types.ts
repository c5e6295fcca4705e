/** What the fork's own functions take decides of which siblings a call takes its form: two forms may live on side by side. */
import { siblingCalls } from '../engine/intents/actions/insert-after-pattern.ts';
import type { Hook } from '../engine/intents/hooks.ts';
import { firstParameterType } from '../engine/intents/parameter-type.ts';
import type { RustParser } from '../engine/syntax/parser.ts';
import type { GitReader, ObjectId } from '../ports/git.ts';
import { textAt } from '../ports/git-text.ts';

/**
 * Hooks that are calls, with the arguments preferred that upstream gives to functions of the same parameter. As they are
 * where that parameter is not known: when the function is not in its crate's `lib.rs`.
 * @param tip the fork's commit, which has the called function
 * @param onto upstream's release
 */
export async function withCalleeTypes(
  git: GitReader,
  parser: RustParser,
  hooks: readonly Hook[],
  { tip, onto }: { readonly tip: ObjectId; readonly onto: ObjectId },
): Promise<Hook[]> {
  const typeOf = async (commit: ObjectId, callee: string): Promise<string | null> => {
    const [crate, name, ...more] = callee.split('::');
    if (crate === undefined || name === undefined || more.length > 0) return null;
    const text = await textAt(git, commit, `compiler/${crate}/src/lib.rs`);
    return text?.includes(`fn ${name}`) === true
      ? firstParameterType(parser.parse(text), name)
      : null;
  };
  return Promise.all(
    hooks.map(async (hook) => {
      if (hook.action !== 'insert_after_pattern') return hook;
      const own = await typeOf(tip, hook.key);
      const text = own === null ? null : await textAt(git, onto, hook.file);
      if (text === null) return hook;
      const site = { parser, tree: parser.parse(text), hooks };
      const forms = await Promise.all(
        siblingCalls(site, hook).map(async ({ callee, args }) =>
          (await typeOf(onto, callee)) === own ? args : null,
        ),
      );
      const [form, ...others] = new Set(forms.filter((args) => args !== null));
      return form === undefined || others.length > 0 ? hook : { ...hook, preferred: [form] };
    }),
  );
}
