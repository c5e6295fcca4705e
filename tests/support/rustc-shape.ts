/** Small files in the shape of rustc's, in the idioms of its releases. */

export interface PassesShape {
  readonly providers?: readonly string[];
  readonly args?: string;
  /** Field of the `-Z` options: `debugging_opts` before 1.64. */
  readonly field?: string;
  readonly body?: string;
  /** `''` for a function without a result. */
  readonly tail?: string;
}

export function passesFile(shape: PassesShape = {}): string {
  const { providers = ['lint', 'privacy'], args = 'providers', field = 'unstable_opts' } = shape;
  const { body = '    sess.time("checking", || tcx.check_all());\n', tail = '\n    Ok(())\n' } =
    shape;
  const run = providers.map((name) => `    rustc_${name}::provide(${args});\n`).join('');
  return `fn show_stats(sess: &Session) -> bool {
    sess.opts.${field}.input_stats
}

pub static DEFAULT_QUERY_PROVIDERS: LazyLock<Providers> = LazyLock::new(|| {
    let providers = &mut Providers::default();
    providers.analysis = analysis;
${run}    *providers
});

fn analysis(tcx: TyCtxt<'_>, (): ())${tail === '' ? '' : ' -> Result<()>'} {
    let sess = tcx.sess;
${body}${tail}}
`;
}

/** Entries are written one a line, each with its comma. */
export function attributesFile(entries: readonly string[], item = 'pub const'): string {
  const lines = entries.map((entry) => `    ${entry}\n`).join('');
  return `#[rustfmt::skip]\n${item} BUILTIN_ATTRIBUTES: &[BuiltinAttribute] = &[\n${lines}];\n`;
}

export const OLD_ENTRIES = [
  'ungated!(cfg, Normal, template!(List: "predicate")),',
  'gated!(naked, Normal, template!(Word), naked_functions, experimental!(naked)),',
  'gated!(marker, Normal, template!(Word), experimental!(marker)), // RFC 1268',
];

export const NEW_ENTRIES = [
  'ungated!(cfg, Normal, template!(List: "predicate"), DuplicatesOk, EncodeCrossCrate::Yes),',
  'gated!(naked, Normal, template!(Word), WarnFollowing, EncodeCrossCrate::No, naked_functions, experimental!(naked)),',
  'gated!(marker, Normal, template!(Word), WarnFollowing, EncodeCrossCrate::No, experimental!(marker)),',
  'gated!(link, Normal, template!(Word), DuplicatesOk, EncodeCrossCrate::Yes, experimental!(link)),',
];

export function optionsFile(
  names: readonly string[],
  header = 'UnstableOptions, Z_OPTIONS, dbopts, "Z", "unstable",',
): string {
  const lines = names.map(
    (name) =>
      `    ${name}: bool = (false, parse_bool, [TRACKED],\n        "${name} (default: no)"),\n`,
  );
  return `options! {\n    ${header}\n\n    // tidy-alphabetical-start\n${lines.join('')}    // tidy-alphabetical-end\n}\n`;
}
