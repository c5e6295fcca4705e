/** Companions that a hook's own code calls for: what it names and upstream does not have. */
import { type Declared, declaredSchema, hooksDeclared } from './declared.ts';
import { freeId, type Hook } from './hooks.ts';
import { blanked, splitElements } from './snippet.ts';

/**
 * Symbols and feature gates of attributes, the options' test, dependencies of the crates that hooks stand in; each with
 * the first hook that needs it. Which of them a release has already, only its files say. None that is declared.
 */
export function companionsOf(hooks: readonly Hook[]): Hook[] {
  const wanted = hooks.flatMap((hook) => [
    ...ofAttribute(hook),
    ...ofOption(hook),
    ...ofCalls(hook),
  ]);
  const all = [...hooks];
  for (const companion of hooksDeclared(wanted, '', 'derived'))
    if (!all.some(({ file, key }) => file === companion.file && key === companion.key))
      all.push({ ...companion, id: freeId(companion.id, all) });
  return all.slice(hooks.length);
}

type Wanted = Pick<Declared, 'file' | 'action' | 'code'> & Partial<Declared>;

function wantedBy(hook: Hook, wanted: Wanted): Declared {
  const { risk, safe } = hook;
  return declaredSchema.parse({ place: 'sorted', risk, safe, ...wanted, part_of: hook.id });
}

/** `sym::NAME` of every entry, and `Features::GATE` of those that have a gate of their own. */
function ofAttribute(hook: Hook): Declared[] {
  const home = /^(.*\/)rustc_feature\/src\/builtin_attrs\.rs$/.exec(hook.file)?.[1];
  if (home === undefined || hook.action !== 'append_to_list') return [];
  const gate = /^gated!/m.test(hook.code) ? gateOf(hook) : null;
  const symbols = new Set([hook.key, ...(gate === null ? [] : [gate])]);
  const all = [...symbols].map((name) =>
    wantedBy(hook, {
      file: `${home}rustc_span/src/symbol.rs`,
      action: 'add_entry',
      in: 'symbols!',
      code: `${name},`,
      description: `symbol ${name}`,
    }),
  );
  if (gate === null) return all;
  const feature = wantedBy(hook, {
    file: `${home}rustc_feature/src/unstable.rs`,
    action: 'add_entry',
    in: 'declare_features!',
    name: gate,
    code: `/// Allows the \`#[${hook.key}]\` attribute.\n(unstable, ${gate}, "CURRENT_RUSTC_VERSION", None),`,
    description: `feature gate ${gate}`,
  });
  return [...all, feature];
}

/** `gated!(name, …, gate, "message")`; without one the attribute's own name. */
function gateOf({ key, code }: Hook): string {
  const open = blanked(code).indexOf('(');
  const close = blanked(code).lastIndexOf(')');
  // A string at the end is taken for the blanks behind the comma.
  const args = splitElements(code.slice(open + 1, close)).map((one) =>
    one.replace(/,[^,)]*$/, '').trim(),
  );
  return args.slice(1).find((one) => /^[a-z_]\w*$/.test(one)) ?? key;
}

const TESTED: Readonly<Record<string, string>> = {
  TRACKED: 'tracked',
  UNTRACKED: 'untracked',
  TRACKED_NO_CRATE_HASH: 'tracked_no_crate_hash',
};

/** The line that sets the option to what is not its default. What that is, is known for flags alone. */
function ofOption(hook: Hook): Declared[] {
  const home = /^(.*\/)rustc_session\/src\/options\.rs$/.exec(hook.file)?.[1];
  const flag = /^\w+\s*:\s*bool\s*=\s*\((true|false)\s*,[^[]*\[\s*(\w+)/.exec(hook.code);
  const macro = TESTED[flag?.[2] ?? ''];
  if (home === undefined || hook.action !== 'add_option' || macro === undefined) return [];
  const kind = /codegen|^cg/i.test(hook.anchor) ? 'codegen' : 'unstable';
  return [
    wantedBy(hook, {
      file: `${home}rustc_interface/src/tests.rs`,
      action: 'insert_statement',
      in: `fn test_${kind}_options_tracking_hash`,
      code: `${macro}!(${hook.key}, ${flag?.[1] !== 'true'});`,
      description: `test of option ${hook.key}`,
    }),
  ];
}

/** Every `rustc_x::…` in code of another crate is a dependency of that crate. */
function ofCalls(hook: Hook): Declared[] {
  const [, home, own] = /^(.*\/)?(rustc_\w+)\/src\//.exec(hook.file) ?? [];
  const used = [...blanked(hook.code).matchAll(/(?<![\w:])(rustc_\w+)::/g)].map(([, name]) => name);
  if (own === undefined || hook.partOf !== null) return [];
  return [...new Set(used)]
    .filter((name) => name !== undefined && name !== own)
    .map((name) =>
      wantedBy(hook, {
        file: `${home ?? ''}${own}/Cargo.toml`,
        action: 'add_dependency',
        code: `${name} = { path = "../${name}" }`,
        description: `dependency on ${name}`,
      }),
    );
}
