/** Rust in the shape of a compiler's, written for these tests: base, fork, new release and what the sync makes. */
import type { FileSides } from '../../src/report/model.ts';

const filler = (from: number, to: number): string =>
  Array.from(
    { length: to - from },
    (_, at) => `const STEP_${from + at}: usize = ${from + at};\n`,
  ).join('');

const analysis = (body: string): string => `${filler(0, 40)}
/// Runs everything that looks at the whole crate.
fn analysis(tcx: TyCtxt<'_>, (): ()) -> Result<()> {
    rustc_passes::hir_id_validator::check_crate(tcx);
${body}
    Ok(())
}
${filler(40, 90)}`;

const OLD_PRIVACY = `    let sess = tcx.sess;
    sess.time("privacy_checking", || {
        check_privacy(tcx);
    });`;

const NEW_PRIVACY = `    tcx.sess.time("privacy_checking_modules", || {
        tcx.hir().par_for_each_module(|module| {
            tcx.ensure().check_mod_privacy(module);
        });
    });
    // Dead code is looked for once privacy is known.
    tcx.ensure().check_dead_code(());`;

const HOOK = `
    if tcx.sess.opts.unstable_opts.verify {
        let config = rustc_verify::VerifyConfig::from_session(tcx.sess);
        rustc_verify::verify_crate(tcx, &config);
    }`;

export const passes: FileSides = {
  path: 'compiler/rustc_interface/src/passes.rs',
  base: analysis(OLD_PRIVACY),
  ours: analysis(OLD_PRIVACY + HOOK),
  theirs: analysis(NEW_PRIVACY),
  result: analysis(NEW_PRIVACY + HOOK),
};

const attributes = (keyword: string, entries: string): string => `use AttributeType::*;

pub ${keyword} BUILTIN_ATTRIBUTES: &[BuiltinAttribute] = &[
    ungated!(cfg, Normal, template!(List: "predicate"), DuplicatesOk),
    ungated!(must_use, Normal, template!(Word, NameValueStr: "reason"), FutureWarnFollowing),
${entries}];
`;

const SPECS = ['requires', 'ensures', 'invariant', 'decreases']
  .map(
    (name) =>
      `    gated!(${name}, Normal, template!(NameValueStr: "condition"), DuplicatesOk, verify),\n`,
  )
  .join('');

const COVERAGE = `    gated!(coverage, Normal, template!(Word, List: "on|off"), WarnFollowing, coverage_attribute),\n`;

export const attrs: FileSides = {
  path: 'compiler/rustc_feature/src/builtin_attrs.rs',
  base: attributes('const', ''),
  ours: attributes('const', SPECS),
  theirs: attributes('static', COVERAGE),
  result: attributes('static', COVERAGE + SPECS),
};

export const signature = {
  before: `pub fn create_global_ctxt<'tcx>(
    compiler: &'tcx Compiler,
    krate: ast::Crate,
    dep_graph: DepGraph,
) -> &'tcx GlobalCtxt<'tcx> {
    let providers = default_providers(compiler);
    enter(providers, krate, dep_graph)
}`,
  after: `pub fn create_global_ctxt<'tcx>(
    compiler: &'tcx Compiler,
    krate: rustc_ast::Crate,
    dep_graph: DepGraph,
    hir_arena: &'tcx WorkerLocal<Arena<'tcx>>,
) -> &'tcx GlobalCtxt<'tcx> {
    let mut providers = default_providers(compiler);
    compiler.override_queries(&mut providers);
    enter(providers, krate, dep_graph, hir_arena)
}`,
};
